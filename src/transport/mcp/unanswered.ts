import {
  isJSONRPCErrorResponse,
  isJSONRPCRequest,
  isJSONRPCResultResponse,
  type Transport,
} from '@modelcontextprotocol/server';

/** The requests that have come through a transport and have no answer yet. */
export interface Unanswered {
  /** Resolves once there is none. */
  none(): Promise<void>;
}

/**
 * Follows what comes and goes through a transport that a server is connected to: whoever closes its input may still want the answers.
 * A request that is cancelled gets no answer.
 */
export function followRequests(transport: Transport): Unanswered {
  const open = new Set<unknown>();
  let settle: (() => void) | undefined;
  const end = (id: unknown): void => {
    open.delete(id);
    if (open.size === 0) settle?.();
  };
  const { onmessage } = transport;
  const send = transport.send.bind(transport);
  transport.onmessage = (message, extra) => {
    if (isJSONRPCRequest(message)) open.add(message.id);
    if ('method' in message && message.method === 'notifications/cancelled') end(message.params?.requestId);
    onmessage?.(message, extra);
  };
  transport.send = async (message, options) => {
    await send(message, options);
    if (isJSONRPCResultResponse(message) || isJSONRPCErrorResponse(message)) end(message.id);
  };
  return {
    none: () =>
      open.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => {
            settle = resolve;
          }),
  };
}
