import type { Logger } from '../log.js';
import type { SearchCluster } from '../opensearch/cluster.js';
import type { App } from './app.js';

/** Has the app follow the cluster, and logs when that goes away and comes back. */
export function followCluster(cluster: SearchCluster, app: App, log: Logger): void {
  let last: string | undefined;
  const onLook = (): void => {
    app.followCluster();
    const { trouble } = cluster.health;
    if (trouble === last) return;
    if (trouble === undefined) log.info('the cluster answers');
    else log.error({ trouble }, 'statements, figures and sources cannot be searched');
    last = trouble;
  };
  onLook();
  cluster.follow(onLook);
}
