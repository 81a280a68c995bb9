import type {
  createAclsRequest,
  createAclsResponse,
  deleteAclsRequest,
  deleteAclsResponse,
  describeAclsResponse,
  MessageInput,
  MessageValue,
} from '@millrace/kafka-wire'
import { type KafkaError, kafkaErrors } from '../errors.ts'

/** Clients and tools take this for a cluster without rules of access, and show none. */
const disabled = {
  errorCode: kafkaErrors.SECURITY_DISABLED,
  errorMessage: 'no authorizer is configured: this release has no rules of access',
} as const

/** DescribeAcls: there are none. */
export function describeAcls(): MessageInput<typeof describeAclsResponse> {
  return { ...disabled, resources: [] }
}

/** CreateAcls: none is made. */
export function createAcls(_services: unknown, request: MessageValue<typeof createAclsRequest>) {
  return createAclsFailed(request, disabled)
}

/** The answer if none is made. */
export function createAclsFailed(
  { creations }: MessageValue<typeof createAclsRequest>,
  error: KafkaError,
): MessageInput<typeof createAclsResponse> {
  return { results: creations.map(() => error) }
}

/** DeleteAcls: there are none to delete. */
export function deleteAcls(_services: unknown, request: MessageValue<typeof deleteAclsRequest>) {
  return deleteAclsFailed(request, disabled)
}

/** The answer if none is deleted. */
export function deleteAclsFailed(
  { filters }: MessageValue<typeof deleteAclsRequest>,
  error: KafkaError,
): MessageInput<typeof deleteAclsResponse> {
  return { filterResults: filters.map(() => ({ ...error, matchingAcls: [] })) }
}
