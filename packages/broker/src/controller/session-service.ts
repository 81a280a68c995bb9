import { asDirectoryId, asNodeId, type RpcStream, StreamError } from '@millrace/base'
import { millrace } from '@millrace/contracts'
import type { RegisterBrokerRequest } from '@millrace/metadata'
import { uuidOfBytes } from '../wire/uuid.ts'
import type { BrokerSessions, Heartbeat, SessionState } from './broker-sessions.ts'

const { BrokerSessionResponse } = millrace.cluster.v1
type Request = millrace.cluster.v1.BrokerSessionRequest
type Response = millrace.cluster.v1.BrokerSessionResponse

/** Serves one broker's session: each message is answered by one. */
export async function serveBrokerSession(
  stream: RpcStream<Response, Request>,
  sessions: BrokerSessions,
): Promise<void> {
  const connection = { isLocal: false }
  let registered: { readonly nodeId: number; readonly brokerEpoch: number } | undefined
  try {
    for await (const { register, heartbeat } of stream) {
      if (register) {
        const request = registrationOf(register)
        const state = await sessions.register(request, connection)
        registered = { nodeId: request.nodeId, brokerEpoch: state.brokerEpoch }
        await stream.send(responseOf(state))
      } else if (heartbeat && registered !== undefined) {
        const { nodeId, brokerEpoch } = registered
        const state = await sessions.heartbeat(nodeId, brokerEpoch, heartbeatOf(heartbeat), connection)
        await stream.send(responseOf(state))
      } else {
        throw new StreamError('INVALID_REQUEST', 'a session begins with a registration')
      }
    }
  } finally {
    if (registered !== undefined) await sessions.disconnected(registered.nodeId, connection)
  }
}

function registrationOf(wire: millrace.cluster.v1.BrokerRegistration.$Properties): RegisterBrokerRequest {
  const { nodeId = 0, incarnationId = new Uint8Array(), clusterId = '', directoryIds = [], rack = '' } = wire
  if (nodeId > 0x7fff_ffff) throw new StreamError('INVALID_REQUEST', `${nodeId} is no node id`)
  return {
    nodeId: asNodeId(nodeId),
    incarnationId: uuidOfBytes(incarnationId, 'an incarnation id'),
    clusterId: clusterId === '' ? undefined : clusterId,
    directories: directoryIds.map((id) => asDirectoryId(uuidOfBytes(id, 'a directory id'))),
    rack: rack === '' ? null : rack,
    endpoints: (wire.endpoints ?? []).map(({ name = '', host = '', port = 0 }) => ({
      name,
      host,
      port,
      securityProtocol: plaintext,
    })),
    features: (wire.features ?? []).map(({ name = '', minVersion = 0, maxVersion = 0 }) => ({
      name,
      minSupportedVersion: minVersion,
      maxSupportedVersion: maxVersion,
    })),
    mayHaveLostRecords: wire.mayHaveLostRecords === true,
  }
}

function heartbeatOf(wire: millrace.cluster.v1.BrokerHeartbeat.$Properties): Heartbeat {
  const { metadataOffset = 0, wantsFence = false, wantsShutdown = false, directoryIds = [] } = wire
  const directories = directoryIds.map((id) => asDirectoryId(uuidOfBytes(id, 'a directory id')))
  return { metadataOffset, wantsFence, wantsShutdown, directories }
}

function responseOf(state: SessionState): Response {
  return new BrokerSessionResponse({ ...state })
}

/** Kafka's number for a listener without encryption. */
const plaintext = 0
