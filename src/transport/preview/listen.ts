import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';

/** How many ports are tried after the one wanted. */
const MAX_TRIES = 20;
const MAX_PORT = 65_535;

/**
 * Listens on the first free port.
 * @param wanted the port to begin with; any free one where it is 0
 * @returns the port
 * @throws {Error} when none is free
 */
export async function listen(server: FastifyInstance, host: string, wanted: number): Promise<number> {
  for (let port = wanted; ; port += 1) {
    try {
      await server.listen({ host, port });
      return (server.server.address() as AddressInfo).port;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      const isTaken = code === 'EADDRINUSE' || code === 'EACCES';
      if (!isTaken || wanted === 0 || port >= Math.min(wanted + MAX_TRIES, MAX_PORT))
        throw new Error(`No port from ${wanted} to ${port} is free: set PORT to another one.`, { cause: error });
    }
  }
}
