import type { Logger } from '../log.js';
import type { SearchCluster } from '../opensearch/cluster.js';
import type { App } from './app.js';

/**
 * Has the app follow the cluster, where there is one, and logs when that goes away and comes back.
 * @param onChanged called when the app answers from a changed record since this moment
 */
export function followCluster(cluster: SearchCluster | undefined, app: App, log: Logger, onChanged: () => void): void {
  if (cluster === undefined) return;
  let last: string | undefined;
  const onLook = (): void => {
    if (app.followCluster()) onChanged();
    const { trouble } = cluster.health;
    if (trouble === last) return;
    if (trouble === undefined) log.info('the cluster answers');
    else log.error({ trouble }, 'statements, figures and sources cannot be searched');
    last = trouble;
  };
  onLook();
  cluster.follow(onLook);
}
