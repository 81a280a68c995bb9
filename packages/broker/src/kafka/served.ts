import { adminApis } from './admin/admin-apis.ts'
import type { KafkaBinding } from './api.ts'
import { apiVersionsApi } from './cluster/api-versions.ts'
import { clusterApis } from './cluster/cluster-apis.ts'
import { saslApis } from './cluster/sasl.ts'
import { dataApis } from './data/data-apis.ts'
import { groupApis } from './groups/group-apis.ts'
import { transactionApis } from './transactions/transaction-apis.ts'

/** Everything that clients of Kafka's protocol are served. ApiVersions tells of exactly these. */
export function servedApis(): readonly KafkaBinding[] {
  const bindings = [
    ...clusterApis(),
    ...dataApis(),
    ...groupApis(),
    ...adminApis(),
    ...saslApis(),
    ...transactionApis(),
  ]
  return [...bindings, apiVersionsApi(bindings.map(({ api }) => api))]
}
