// Whether the bot on this machine runs: exit code 0 or 1, for HEALTHCHECK and service managers.
const port = process.env.METRICS_PORT || '9464';
const alive = await fetch(`http://127.0.0.1:${port}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
  ({ ok }) => ok,
  () => false,
);
process.exit(alive ? 0 : 1);
