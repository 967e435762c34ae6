import { indexedInCluster } from '../support/cluster.js';
import { describeIndex } from '../support/index-contract.js';

describeIndex('the index in OpenSearch', async (record) => {
  const { index, cluster } = await indexedInCluster(record);
  return { index, close: () => cluster.close() };
});
