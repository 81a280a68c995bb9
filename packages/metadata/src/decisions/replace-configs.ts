import type { ClusterImage } from '../image/cluster-image.ts'
import type { Decision } from './decision.ts'
import {
  type AlterConfigsContext,
  type AlterConfigsRequest,
  type AlterConfigsResponse,
  configsOf,
  incrementalAlterConfigs,
} from './incremental-alter-configs.ts'

/**
 * Makes what each resource names all that is set for it: whatever else is set is deleted. Kafka's AlterConfigs; old tools use it. Errors as
 * those of {@link incrementalAlterConfigs}.
 */
export function replaceConfigs(
  image: ClusterImage,
  request: AlterConfigsRequest,
  context: AlterConfigsContext,
): Decision<AlterConfigsResponse> {
  const resources = request.resources.map((resource) => {
    const named = new Set(resource.ops.map(({ name }) => name))
    const others = Object.keys(configsOf(image, resource)).filter((name) => !named.has(name))
    const deletions = others.map((name) => ({ name, op: 'DELETE' as const, value: '' }))
    return { ...resource, ops: [...resource.ops, ...deletions] }
  })
  return incrementalAlterConfigs(image, { ...request, resources }, context)
}
