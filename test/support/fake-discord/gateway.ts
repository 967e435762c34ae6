import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { botUser } from './application-routes.js';
import { isObject, type JsonObject, number, text } from './json.js';
import type { World } from './world.js';

const DISPATCH = 0;
const HEARTBEAT = 1;
const IDENTIFY = 2;
const RESUME = 6;
const RECONNECT = 7;
const INVALID_SESSION = 9;
const HELLO = 10;
const HEARTBEAT_ACK = 11;

/** The largest payload Discord takes, in bytes, and the bits of all intents there are. */
const MAX_PAYLOAD_BYTES = 4_096;
const ALL_INTENTS = 0b11_0011_1111_1111_1111_1111_1111;
/** GUILD_MEMBERS, GUILD_PRESENCES, MESSAGE_CONTENT. */
const PRIVILEGED = (1 << 1) | (1 << 8) | (1 << 15);

export interface GatewayRules {
  /** Between heartbeats, in milliseconds. */
  readonly heartbeatMs: number;
  /** The fewest shards Discord allows this bot. */
  readonly requiredShards: number;
  /** Whether privileged intents are granted. */
  readonly privileged: boolean;
}

interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly history: { readonly op: number; readonly s: number; readonly t: string; readonly d: unknown }[];
  socket: WebSocket | undefined;
  /** Whether events are kept back, as if they had been lost on the way. */
  holding: boolean;
}

/** Discord's gateway: sessions that can be resumed, and everything that can happen to a connection. */
export class FakeGateway {
  /** IDENTIFY payloads, in order, wrong ones included. */
  readonly identifies: JsonObject[] = [];
  /** RESUME payloads, in order. */
  readonly resumes: JsonObject[] = [];
  /** The paths connections came in by: `/gateway`, or `/resume` as READY asks for. */
  readonly connections: string[] = [];
  /** Close codes sent by the bot. */
  readonly closes: number[] = [];
  heartbeats = 0;
  /** Sessions that are ready, or ready again. */
  ready = 0;
  #acknowledging = true;
  #offline = false;
  /** Connections that were turned away while it was offline. */
  turnedAway = 0;
  #closeOnIdentify: number | undefined;
  #withheld: 'HELLO' | 'READY' | undefined;
  readonly #waiting: (() => void)[] = [];
  #port = 0;
  readonly #sessions = new Map<string, Session>();
  readonly #server = new WebSocketServer({ noServer: true });

  constructor(
    readonly world: World,
    readonly rules: GatewayRules,
  ) {}

  /** Takes the upgrade requests of an HTTP server that listens already. */
  attach(server: Server, port: number): void {
    this.#port = port;
    server.on('upgrade', (request: IncomingMessage, socket: Socket, head: Buffer) => {
      if (this.#offline) {
        this.turnedAway += 1;
        socket.destroy();
        return;
      }
      this.#server.handleUpgrade(request, socket, head, (connection) => this.#welcome(connection, request));
    });
  }

  get url(): string {
    return `ws://127.0.0.1:${this.#port}/gateway`;
  }

  /** Sends an event to the shard that a server's events go to; private chats go to shard 0. */
  dispatch(event: string, data: unknown, guild: string | undefined): void {
    const session = [...this.#sessions.values()]
      .reverse()
      .find(({ shard, shards }) => shard === shardOf(guild, shards));
    if (session === undefined) throw new Error(`no shard is there to take ${event}`);
    this.#send(session, event, data);
  }

  /** Keeps events back until the bot resumes, as if they had been lost on the way. */
  hold(): void {
    for (const session of this.#sessions.values()) session.holding = true;
  }

  /** Asks every shard to reconnect and resume (opcode 7). */
  reconnect(): void {
    for (const socket of this.#sockets()) socket.send(JSON.stringify({ op: RECONNECT, d: null }));
  }

  /**
   * Says that the session is invalid (opcode 9).
   * @param resumable whether it may be resumed; otherwise it is forgotten
   */
  invalidate(resumable: boolean): void {
    for (const session of [...this.#sessions.values()]) {
      session.socket?.send(JSON.stringify({ op: INVALID_SESSION, d: resumable }));
      if (!resumable) this.#sessions.delete(session.id);
    }
  }

  /** Closes every connection with a code, such as 4000. */
  close(code: number): void {
    for (const socket of this.#sockets()) socket.close(code);
  }

  /** Cuts every connection without a goodbye. */
  reset(): void {
    for (const socket of this.#sockets()) rawSocketOf(socket).resetAndDestroy();
  }

  /** Cuts every connection in the middle of a message. */
  resetInMessage(): void {
    for (const socket of this.#sockets()) {
      const raw = rawSocketOf(socket);
      // The head of a text frame that promises 1,000 bytes, and ten of them.
      raw.write(Buffer.concat([Buffer.from([0x81, 126, 0x03, 0xe8]), Buffer.from('{"op":0,"d')]), () =>
        raw.resetAndDestroy(),
      );
    }
  }

  /** Takes no connections, and cuts those there are, until it is told otherwise. */
  goOffline(offline: boolean): void {
    this.#offline = offline;
    if (offline) this.reset();
  }

  /** No longer answers heartbeats, until the bot has reconnected. */
  stopAcknowledging(): void {
    this.#acknowledging = false;
  }

  /** Closes the connection with a code whenever the bot identifies; nothing: no longer. */
  closeOnIdentify(code: number | undefined): void {
    this.#closeOnIdentify = code;
  }

  /** Takes connections, but no longer greets them, or lets no session become ready until that is over. */
  withhold(what: 'HELLO' | 'READY' | undefined): void {
    this.#withheld = what;
    if (what === undefined) for (const begin of this.#waiting.splice(0)) begin();
  }

  stop(): void {
    for (const socket of this.#server.clients) socket.terminate();
    this.#server.close();
  }

  #sockets(): WebSocket[] {
    return [...this.#sessions.values()].flatMap(({ socket }) => (socket === undefined ? [] : [socket]));
  }

  #welcome(socket: WebSocket, request: IncomingMessage): void {
    const url = new URL(request.url ?? '/', this.url);
    this.connections.push(url.pathname.replace(/\/$/, ''));
    this.#acknowledging = true;
    if (url.searchParams.get('v') !== '10' || url.searchParams.get('encoding') !== 'json') {
      socket.close(4012);
      return;
    }
    socket.on('message', (data) => this.#take(socket, data.toString()));
    socket.on('error', () => {});
    socket.on('close', (code) => this.#left(socket, code));
    if (this.#withheld !== 'HELLO')
      socket.send(JSON.stringify({ op: HELLO, d: { heartbeat_interval: this.rules.heartbeatMs } }));
    this.world.notify();
  }

  #left(socket: WebSocket, code: number): void {
    this.closes.push(code);
    const session = this.#sessionOf(socket);
    if (session !== undefined) {
      session.socket = undefined;
      // A bot that says goodbye gives its session up. Source: Discord documentation, "Initiating a Disconnect".
      if (code === 1000 || code === 1001) this.#sessions.delete(session.id);
    }
    this.world.notify();
  }

  #sessionOf(socket: WebSocket): Session | undefined {
    return [...this.#sessions.values()].find((session) => session.socket === socket);
  }

  #take(socket: WebSocket, raw: string): void {
    if (Buffer.byteLength(raw) > MAX_PAYLOAD_BYTES) {
      socket.close(4002);
      return;
    }
    const payload: unknown = JSON.parse(raw);
    if (!isObject(payload)) {
      socket.close(4002);
      return;
    }
    const data = isObject(payload.d) ? payload.d : {};
    switch (payload.op) {
      case HEARTBEAT:
        this.heartbeats += 1;
        if (this.#acknowledging) socket.send(JSON.stringify({ op: HEARTBEAT_ACK }));
        break;
      case IDENTIFY:
        this.#identify(socket, data);
        break;
      case RESUME:
        this.#resume(socket, data);
        break;
      default:
        socket.close(this.#sessionOf(socket) === undefined ? 4003 : 4001);
    }
    this.world.notify();
  }

  #identify(socket: WebSocket, data: JsonObject): void {
    this.identifies.push(data);
    const refused = this.#closeOnIdentify ?? this.#fault(socket, data);
    if (refused !== undefined) {
      socket.close(refused);
      return;
    }
    if (this.#withheld === 'READY') this.#waiting.push(() => this.#begin(socket, data));
    else this.#begin(socket, data);
  }

  #begin(socket: WebSocket, data: JsonObject): void {
    if (socket.readyState !== socket.OPEN) return;
    const [shard, shards] = shardIn(data);
    const session: Session = { id: `session-${this.world.id()}`, shard, shards, history: [], socket, holding: false };
    this.#sessions.set(session.id, session);
    this.ready += 1;
    this.#send(session, 'READY', {
      v: 10,
      user: botUser(this.world),
      guilds: this.world.guilds
        .filter((guild) => shardOf(guild, shards) === shard)
        .map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: `ws://127.0.0.1:${this.#port}/resume`,
      shard: [shard, shards],
      application: { id: this.world.applicationId, flags: 0 },
    });
  }

  /** The code to close with when an IDENTIFY is not acceptable. Source: Discord documentation, "Gateway Close Event Codes". */
  #fault(socket: WebSocket, data: JsonObject): number | undefined {
    const intents = data.intents;
    const [shard, shards] = shardIn(data);
    if (data.token !== this.world.token) return 4004;
    if (this.#sessionOf(socket) !== undefined) return 4005;
    if (shard < 0 || shard >= shards) return 4010;
    if (shards < this.rules.requiredShards) return 4011;
    if (typeof intents !== 'number' || (intents & ~ALL_INTENTS) !== 0) return 4013;
    if ((intents & PRIVILEGED) !== 0 && !this.rules.privileged) return 4014;
    return undefined;
  }

  #resume(socket: WebSocket, data: JsonObject): void {
    this.resumes.push(data);
    if (data.token !== this.world.token) {
      socket.close(4004);
      return;
    }
    const session = this.#sessions.get(text(data.session_id));
    if (session === undefined) {
      socket.send(JSON.stringify({ op: INVALID_SESSION, d: false }));
      return;
    }
    const sequence = number(data.seq);
    if (sequence > session.history.length) {
      socket.close(4007);
      return;
    }
    session.socket = socket;
    session.holding = false;
    for (const event of session.history.slice(sequence)) socket.send(JSON.stringify(event));
    this.ready += 1;
    this.#send(session, 'RESUMED', {});
  }

  #send(session: Session, event: string, data: unknown): void {
    const payload = { op: DISPATCH, s: session.history.length + 1, t: event, d: data };
    session.history.push(payload);
    if (!session.holding) session.socket?.send(JSON.stringify(payload));
  }
}

/** The shard a server's events go to. Source: Discord documentation, "Sharding". */
const shardOf = (guild: string | undefined, shards: number): number =>
  guild === undefined ? 0 : Number((BigInt(guild) >> 22n) % BigInt(shards));

function shardIn(identify: JsonObject): [number, number] {
  const shard = Array.isArray(identify.shard) ? identify.shard : [0, 1];
  return [number(shard[0]), number(shard[1])];
}

/** ws keeps the connection below in a field its types do not show. */
const rawSocketOf = (socket: WebSocket): Socket => (socket as unknown as { _socket: Socket })._socket;
