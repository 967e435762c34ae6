import { headInCluster, indexedInCluster } from '../support/cluster.js';
import { describeIndex } from '../support/index-contract.js';

describeIndex('the index in OpenSearch', async (record) => {
  const { index, cluster } = await indexedInCluster(record);
  return { index, close: () => cluster.close() };
});

describeIndex('the index of a process that holds names and counts only', async (record) => {
  const { index, record: head, close } = await headInCluster(record);
  return { index, record: head, close };
});
