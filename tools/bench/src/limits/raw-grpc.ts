import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { assert, present } from '@millrace/base'
import { seededPayloads } from '../payloads.ts'

// The limit that a gRPC stream of this Node sets: grpc-js alone, buffers as they are, two processes.
const grpc = createRequire(import.meta.resolve('@millrace/node-io'))('@grpc/grpc-js') as typeof import('@grpc/grpc-js')

const windowBytes = 8 * 1024 * 1024
const options = {
  'grpc.max_send_message_length': -1,
  'grpc.max_receive_message_length': -1,
  'grpc-node.flow_control_window': windowBytes,
}
const raw = {
  requestStream: true,
  responseStream: true,
  requestSerialize: (bytes: Buffer) => bytes,
  requestDeserialize: (bytes: Buffer) => bytes,
  responseSerialize: (bytes: Buffer) => bytes,
  responseDeserialize: (bytes: Buffer) => bytes,
} as const
const service = { up: { path: '/raw/Up', ...raw }, down: { path: '/raw/Down', ...raw } }

/** Bytes a second through a bare stream in one direction, between two processes. */
export async function rawStream(
  direction: 'up' | 'down',
  totalBytes: number,
  messageBytes = 1024 * 1024,
): Promise<number> {
  const server = fork(new URL(import.meta.url), ['serve'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] })
  try {
    const [port] = (await once(server, 'message')) as [number]
    const Client = grpc.makeGenericClientConstructor(service, 'raw')
    const client = new Client(`127.0.0.1:${port}`, grpc.credentials.createInsecure(), options)
    const messages = Math.ceil(totalBytes / messageBytes)
    const startedMs = performance.now()
    const call = client.makeBidiStreamRequest(
      service[direction].path,
      (b: Buffer) => b,
      (b: Buffer) => b,
    )
    // Only what breaks while it is measured counts: afterwards the server is killed, and the call breaks with it.
    const broken = once(call, 'error').then(([error]) => {
      throw error
    })
    await Promise.race([
      broken,
      direction === 'up' ? sendAll(call, messages, messageBytes) : receiveAll(call, messages, messageBytes),
    ])
    const seconds = (performance.now() - startedMs) / 1000
    // Nobody waits for it any more.
    broken.catch(() => undefined)
    client.close()
    return (messages * messageBytes) / seconds
  } finally {
    server.kill('SIGKILL')
  }
}

type Call = import('@grpc/grpc-js').ClientDuplexStream<Buffer, Buffer>

async function sendAll(call: Call, messages: number, messageBytes: number): Promise<void> {
  const message = present(seededPayloads(1, messageBytes)[0], 'one was made')
  const answered = once(call, 'data')
  for (let sent = 0; sent < messages; sent += 1) if (!call.write(message)) await once(call, 'drain')
  call.end()
  await answered
}

async function receiveAll(call: Call, messages: number, messageBytes: number): Promise<void> {
  const request = Buffer.alloc(8)
  request.writeUInt32BE(messages, 0)
  request.writeUInt32BE(messageBytes, 4)
  call.write(request)
  let received = 0
  for await (const message of call) {
    received += (message as Buffer).length
    if (received === messages * messageBytes) break
  }
  assert(received === messages * messageBytes, 'the raw stream ended early')
}

function serve(): void {
  const server = new grpc.Server(options)
  server.addService(service, {
    up: (call: import('@grpc/grpc-js').ServerDuplexStream<Buffer, Buffer>) => {
      let received = 0
      call.on('data', (bytes: Buffer) => (received += bytes.length))
      call.on('end', () => {
        call.write(Buffer.from(String(received)))
        call.end()
      })
    },
    down: (call: import('@grpc/grpc-js').ServerDuplexStream<Buffer, Buffer>) => {
      call.once('data', (request: Buffer) => {
        const message = present(seededPayloads(1, request.readUInt32BE(4))[0], 'one was made')
        let left = request.readUInt32BE(0)
        const send = () => {
          while (left > 0) {
            left -= 1
            if (!call.write(message)) return void call.once('drain', send)
          }
          call.end()
        }
        send()
      })
    },
  })
  server.bindAsync('127.0.0.1:0', grpc.ServerCredentials.createInsecure(), (error, port) => {
    if (error !== null) throw error
    process.send?.(port)
  })
}

if (process.argv[2] === 'serve' && process.argv[1] === new URL(import.meta.url).pathname) serve()
