import { grpc, ServerReflection } from '@millrace/contracts'
import { fileDescriptors } from '@millrace/contracts/descriptors'
import { describe, expect, it } from 'vitest'
import { startFixture } from '../../test/broker-fixture.ts'
import { DescriptorIndex } from './descriptor-index.ts'

const { ServerReflectionRequest } = grpc.reflection.v1
type Asked = grpc.reflection.v1.ServerReflectionRequest.$Properties

async function answers(...asked: Asked[]): Promise<grpc.reflection.v1.ServerReflectionResponse[]> {
  const { channel, clock } = await startFixture()
  const stream = channel.stream(ServerReflection.serverReflectionInfo)
  const found: grpc.reflection.v1.ServerReflectionResponse[] = []
  await clock.until(
    (async () => {
      for (const each of asked) await stream.send(new ServerReflectionRequest(each))
      stream.end()
      for await (const response of stream) found.push(response)
    })(),
  )
  return found
}

/** The names of serialized files: their first field. */
const namesOf = (response: grpc.reflection.v1.ServerReflectionResponse | undefined): string[] =>
  (response?.fileDescriptorResponse?.fileDescriptorProto ?? []).map((bytes) =>
    Buffer.from(bytes.subarray(2, 2 + (bytes[1] ?? 0))).toString(),
  )

describe('reflection', () => {
  it('lists every service that the broker has', async () => {
    const [list] = await answers({ listServices: '' })
    const names = list?.listServicesResponse?.service?.map(({ name }) => name)
    expect(names).toEqual([
      'grpc.health.v1.Health',
      'grpc.reflection.v1.ServerReflection',
      'millrace.admin.v1.AdminService',
      'millrace.cluster.v1.ControllerService',
      'millrace.cluster.v1.MarkerService',
      'millrace.cluster.v1.RaftService',
      'millrace.cluster.v1.ReplicaService',
      'millrace.data.v1.DataService',
      'millrace.easy.v1.EasyService',
      'millrace.group.v1.GroupService',
      'millrace.transaction.v1.TransactionService',
    ])
    const index = new DescriptorIndex(fileDescriptors)
    expect(names?.filter((name) => index.fileDeclaring(name ?? '') === undefined)).toEqual([])
  })

  it('gives the file of a symbol or a name, first, with those that it needs', async () => {
    const found = await answers(
      { fileContainingSymbol: 'millrace.admin.v1.AdminService' },
      { fileContainingSymbol: 'millrace.easy.v1.EasyService.Produce' },
      { fileContainingSymbol: 'millrace.admin.v1.AlterConfigOp.Kind' },
      { fileByFilename: 'google/protobuf/struct.proto' },
    )
    expect(found.map(namesOf)).toEqual([
      ['millrace/admin/v1/admin.proto', 'millrace/common/v1/error.proto'],
      ['millrace/easy/v1/easy.proto', 'google/protobuf/struct.proto'],
      ['millrace/admin/v1/admin.proto', 'millrace/common/v1/error.proto'],
      ['google/protobuf/struct.proto'],
    ])
    expect(found[0]?.originalRequest?.fileContainingSymbol).toBe('millrace.admin.v1.AdminService')
  })

  it('says what it does not know, and goes on', async () => {
    const found = await answers(
      { fileContainingSymbol: 'no.Such' },
      { fileByFilename: 'no.proto' },
      { fileContainingExtension: { containingType: 'millrace.easy.v1.Payload', extensionNumber: 9 } },
      { allExtensionNumbersOfType: 'no.Such' },
      {},
      { allExtensionNumbersOfType: 'millrace.easy.v1.Payload' },
    )
    expect(found.map(({ errorResponse }) => errorResponse?.errorCode)).toEqual([5, 5, 5, 5, 3, undefined])
    expect(found[5]?.allExtensionNumbersResponse).toMatchObject({ baseTypeName: 'millrace.easy.v1.Payload' })
  })

  it('every file finds those that it needs', () => {
    const names = new Set(fileDescriptors.map(({ name }) => name))
    expect(fileDescriptors.flatMap(({ dependencies }) => dependencies).filter((name) => !names.has(name))).toEqual([])
  })
})
