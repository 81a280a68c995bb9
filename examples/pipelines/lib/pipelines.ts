import { httpToSearch } from '../http-to-search/pipeline.ts'
import { logAggregation } from '../log-aggregation/pipeline.ts'
import { mariaDbToS3 } from '../mariadb-to-s3/pipeline.ts'
import { mqttToPostgres } from '../mqtt-to-postgres/pipeline.ts'
import { ordersOutbox } from '../orders-outbox/pipeline.ts'
import type { Pipeline } from './pipeline.ts'

/** Each has a folder of its name. A new one is added here, and to `pipelines.mjs` with what its servers need. */
export const pipelines: readonly Pipeline[] = [mariaDbToS3, httpToSearch, mqttToPostgres, ordersOutbox, logAggregation]
