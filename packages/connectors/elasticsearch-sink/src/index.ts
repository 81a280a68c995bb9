/**
 * A sink for Elasticsearch and OpenSearch.
 *
 * @module
 */
export { elasticsearchSink } from './elasticsearch-sink.ts'
