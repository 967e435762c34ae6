// Whether the bot on this machine can answer: exit code 0 or 1, for HEALTHCHECK and service managers.
const port = process.env.METRICS_PORT || '9464';
const isReady = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(isReady ? 0 : 1);
