import { asTopicId, uuidToText } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import {
  type deleteTopicsRequest,
  type deleteTopicsResponse,
  type MessageInput,
  type MessageValue,
  noTopicId,
} from '@millrace/kafka-wire'
import { controllerCalls } from '../../admin/controller-calls.ts'
import { topicIdToBytes } from '../../wire/topic-id.ts'
import type { KafkaRequestContext, KafkaServices } from '../api.ts'
import { type KafkaError, kafkaErrors } from '../errors.ts'
import { decided } from './decided.ts'
import { errorFields, refusal, repeated } from './results.ts'

type Request = MessageValue<typeof deleteTopicsRequest>
type Response = MessageInput<typeof deleteTopicsResponse>
type Result = Response['responses'][number]
type Named = Request['topics'][number]

/** From this version on there is an error that a broker deletes no topics. */
const versionWithDisabled = 3

/** DeleteTopics: by name, from version 6 on by id too; each by itself. */
export async function deleteTopics(
  services: KafkaServices,
  request: Request,
  { version }: KafkaRequestContext,
): Promise<Response> {
  const named = namedIn(request)
  if (!services.live.settings.deleteTopicEnable) {
    const disabled = version < versionWithDisabled ? kafkaErrors.INVALID_REQUEST : kafkaErrors.TOPIC_DELETION_DISABLED
    const errorMessage = 'this broker deletes no topics: it has delete.topic.enable=false'
    return deleteTopicsFailed(request, { errorCode: disabled, errorMessage })
  }
  const twice = repeated(named.map(keyOf))
  const once = named.filter((topic) => !twice.has(keyOf(topic)))
  const refused = once.flatMap((topic): Result[] => {
    const error = problemOf(topic)
    return error === undefined ? [] : [{ ...topic, ...error }]
  })
  const asked = once.filter((topic) => problemOf(topic) === undefined)
  const repeats = [...new Map(named.filter((topic) => twice.has(keyOf(topic))).map((topic) => [keyOf(topic), topic]))]
  const error = refusal('INVALID_REQUEST', 'the request names this topic more than once')
  return {
    responses: [
      ...(asked.length === 0 ? [] : await deleted(services, asked)),
      ...refused,
      ...repeats.map(([, topic]): Result => ({ ...topic, ...error })),
    ],
  }
}

/** The answer if none could be deleted. */
export function deleteTopicsFailed(request: Request, error: KafkaError): Response {
  return { responses: namedIn(request).map((topic) => ({ ...topic, ...error })) }
}

function namedIn({ topics, topicNames }: Request): readonly Named[] {
  return [...topics, ...topicNames.map((name) => ({ name, topicId: noTopicId }))]
}

function keyOf({ name, topicId }: Named): string {
  return name === null ? `id ${topicId}` : `name ${name}`
}

function problemOf({ name, topicId }: Named): KafkaError | undefined {
  if (name === null && topicId === noTopicId) {
    return refusal('INVALID_REQUEST', 'the topic to delete has neither a name nor an id')
  }
  if (name === null || topicId === noTopicId) return undefined
  return refusal('INVALID_REQUEST', `topic ${name} is named by its id too: name it by one of both`)
}

async function deleted(services: KafkaServices, asked: readonly Named[]): Promise<readonly Result[]> {
  const byName = asked.flatMap(({ name }) => (name === null ? [] : [name]))
  const byId = asked.flatMap(({ name, topicId }) => (name === null ? [topicIdToBytes(topicId)] : []))
  const request = new millrace.admin.v1.DeleteTopicsRequest({ names: byName, topicIds: byId })
  const { topics } = await decided(services, controllerCalls.deleteTopics, request)
  return topics.map(({ name, topicId, error }) => ({
    // Of an id that there is not no name is known.
    name: name === '' && topicId.length > 0 ? null : name,
    topicId: topicId.length === 0 ? noTopicId : asTopicId(uuidToText(topicId)),
    ...errorFields(error),
  }))
}
