import { type Logger, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import { type ConfigOp, type ConfigsContext, incrementalAlterConfigs, replaceConfigs } from '@millrace/metadata'
import type { MetadataController } from '../metadata/metadata-controller.ts'
import { toWireError } from '../wire/error.ts'
import { configResource, configResourceType } from './config-resource.ts'

const { AlterConfigOp, IncrementalAlterConfigsResponse } = millrace.admin.v1
type WireRequest = millrace.admin.v1.IncrementalAlterConfigsRequest
type WireResponse = millrace.admin.v1.IncrementalAlterConfigsResponse

/** Alters configs of topics and of this broker, each resource whole or not at all. Resolves once what was altered counts. */
export async function alterConfigsCommand(
  request: WireRequest,
  controller: MetadataController,
  context: ConfigsContext,
  logger: Logger,
): Promise<WireResponse> {
  const { validateOnly, replace } = request
  const alter = replace ? replaceConfigs : incrementalAlterConfigs
  const resources = request.resources.map((resource) => ({
    ...configResource(resource),
    ops: resource.ops.map(({ name, op, value }) => ({ name, op: kindOf(op), value })),
  }))
  const response = await controller.run((image) => alter(image, { resources, validateOnly }, context))
  for (const { type, name, warnings } of response.resources) {
    for (const warning of warnings) if (!validateOnly) logger.warn({ [type]: name }, warning)
  }
  return new IncrementalAlterConfigsResponse({
    resources: response.resources.map(({ type, name, error, warnings }) => ({
      type: configResourceType(type),
      name,
      warnings: [...warnings],
      ...(error === undefined ? {} : { error: toWireError(error) }),
    })),
  })
}

function kindOf(kind: millrace.admin.v1.AlterConfigOp.Kind): ConfigOp['op'] {
  switch (kind) {
    case AlterConfigOp.Kind.KIND_SET:
      return 'SET'
    case AlterConfigOp.Kind.KIND_DELETE:
      return 'DELETE'
    case AlterConfigOp.Kind.KIND_APPEND:
      return 'APPEND'
    case AlterConfigOp.Kind.KIND_SUBTRACT:
      return 'SUBTRACT'
    default:
      throw new StreamError(
        'INVALID_REQUEST',
        `there is no change of the kind ${kind}: it is 1 set, 2 delete, 3 append or 4 subtract`,
      )
  }
}
