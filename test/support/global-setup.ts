/** Tests that start processes run what was built. */
export default async function globalSetup(): Promise<void> {
  const path = '../../tools/setup.mjs';
  const { setup } = (await import(path)) as { setup: (options: { dev: boolean }) => Promise<void> };
  await setup({ dev: true });
}
