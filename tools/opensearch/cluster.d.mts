/** One node: a process that can be stopped, paused, killed and started again with its data. */
export interface SearchNode {
  readonly name: string;
  readonly url: string;
  readonly pid: number | undefined;
  start(): void;
  signal(signal: NodeJS.Signals): void;
  /** Ends it with a signal (SIGTERM unless another is given), and waits until it has ended. */
  end(signal?: NodeJS.Signals): Promise<void>;
  log(): string;
}

export interface Cluster {
  readonly nodes: readonly SearchNode[];
  readonly urls: readonly string[];
  /** Waits until each of some nodes sees so many. */
  ready(count?: number, among?: readonly SearchNode[]): Promise<void>;
  stop(): Promise<void>;
}

export function startCluster(options: {
  readonly folder: string;
  /** Two a node: for clients, and for the nodes among themselves. */
  readonly ports: readonly number[];
  /** MiB a node. */
  readonly heap?: number;
  readonly settings?: Readonly<Record<string, string>>;
  /** Where each node is, and what its command is given to; on this machine's loopback unless given. */
  readonly hostOf?: (number: number) => { readonly address: string; readonly within?: readonly string[] };
}): Promise<Cluster>;
