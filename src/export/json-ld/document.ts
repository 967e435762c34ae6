import type { Entry } from '../../record/entries.js';
import { jsonWithList } from '../json-list.js';
import type { Selection } from '../selection.js';
import { figureNode } from './figure.js';
import type { GraphNode } from './node.js';
import { sourceNode } from './source.js';
import { statementNode } from './statement.js';
import { eventNode, groupNode, metricNode, organisationNode, personNode, placeNode, topicNode } from './things.js';

/**
 * The entries as linked data in the vocabulary of schema.org: one JSON-LD document with a graph, a node a line. The record's version is
 * a node too.
 */
export function jsonLdDocument(selection: Selection): Generator<string> {
  const nodes = (function* (): Generator<GraphNode> {
    yield {
      '@type': 'Dataset',
      '@id': `urn:verbatim:version:${selection.record.version}`,
      name: 'Verbatim record',
      version: selection.record.version,
    };
    for (const entry of selection.entries) yield nodeOf(entry, selection);
  })();
  // A document inside a web page's script element must not close that element.
  return jsonWithList({ '@context': 'https://schema.org' }, '@graph', nodes, (node) =>
    JSON.stringify(node).replaceAll('<', '\\u003c'),
  );
}

function nodeOf(entry: Entry, selection: Selection): GraphNode {
  switch (entry.entry) {
    case 'source':
      return sourceNode(entry, selection);
    case 'person':
      return personNode(entry, selection);
    case 'organisation':
      return organisationNode(entry, selection);
    case 'place':
      return placeNode(entry, selection);
    case 'event':
      return eventNode(entry, selection);
    case 'metric':
      return metricNode(entry);
    case 'topic':
      return topicNode(entry, selection);
    case 'group':
      return groupNode(entry, selection);
    case 'statement':
      return statementNode(entry, selection);
    case 'figure':
      return figureNode(entry, selection);
  }
}
