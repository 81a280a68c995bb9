import { StreamError } from '../../stream-error.ts'
import { check, checkEqual, checkRejects, type ConformanceCase } from './conformance.ts'
import {
  aborted,
  ask,
  deferred,
  messageSizeBytesMax,
  type NetworkFixture,
  onAsk,
  undecodable,
  withServer,
} from './network-fixture.ts'

const timeoutMs = 30_000

/** Single calls. */
export const networkCallConformance: readonly ConformanceCase<NetworkFixture>[] = [
  {
    name: 'a call is answered',
    run: (fixture) =>
      withServer(
        fixture,
        [onAsk(async (request, { peer }) => `${request}, ${/^\S+:\d+$/.test(peer)}`)],
        async (channel) => {
          checkEqual(await channel.unary(ask, 'who', { timeoutMs }), 'who, true', 'the answer')
          const answers = await Promise.all([1, 2, 3].map((each) => channel.unary(ask, `${each}`, { timeoutMs })))
          checkEqual(answers, ['1, true', '2, true', '3, true'], 'answers to calls that overlap')
        },
      ),
  },
  {
    name: "a handler's StreamError reaches the caller with message, context and retry time",
    run: (fixture) =>
      withServer(
        fixture,
        [
          onAsk(async () => {
            throw new StreamError('NOT_LEADER', 'broker 3 leads flights-2 – 100% “sure”', {
              context: { topic: '77', partition: 2, address: 'b3:9094', leading: false },
              retryAfterMs: 250,
            })
          }),
        ],
        async (channel) => {
          const error = await checkRejects(channel.unary(ask, '', { timeoutMs }), 'NOT_LEADER', 'the call')
          checkEqual(error.message, 'broker 3 leads flights-2 – 100% “sure”', 'the message')
          const { topic, partition, address, leading } = error.context
          checkEqual([topic, partition, address, leading], ['77', 2, 'b3:9094', false], 'the context')
          checkEqual(error.retryAfterMs, 250, 'the retry time')
        },
      ),
  },
  {
    name: 'another error of a handler is INTERNAL and gives nothing away',
    run: (fixture) =>
      withServer(
        fixture,
        [
          onAsk(async () => {
            throw new TypeError('the secret is 42')
          }),
        ],
        async (channel) => {
          const error = await checkRejects(channel.unary(ask, '', { timeoutMs }), 'INTERNAL', 'the call')
          check(
            !`${error.message}${JSON.stringify(error.context)}`.includes('42'),
            'the error gives away what went wrong inside',
          )
        },
      ),
  },
  {
    name: 'a call that is not answered in time is TIMEOUT, and its handler learns of it',
    run: async (fixture) => {
      const told = deferred()
      let begun = false
      const handle = async (_request: string, { signal }: { signal: AbortSignal }): Promise<string> => {
        begun = true
        await aborted(signal)
        told.resolve()
        return ''
      }
      await withServer(fixture, [onAsk(handle)], async (channel) => {
        // On a slow machine the time may be over before the server has heard of the call.
        while (!begun) {
          const call = checkRejects(channel.unary(ask, '', { timeoutMs: 60 }), 'TIMEOUT', 'the call')
          await fixture.passTime(100)
          await call
        }
        await told.promise
      })
    },
  },
  {
    name: 'a call given up is ABORTED, and its handler learns of it',
    run: async (fixture) => {
      const [begun, told] = [deferred(), deferred()]
      const handle = async (_request: string, { signal }: { signal: AbortSignal }): Promise<string> => {
        begun.resolve()
        await aborted(signal)
        told.resolve()
        return ''
      }
      await withServer(fixture, [onAsk(handle)], async (channel) => {
        const controller = new AbortController()
        const call = checkRejects(
          channel.unary(ask, '', { timeoutMs, signal: controller.signal }),
          'ABORTED',
          'the call',
        )
        await begun.promise
        controller.abort()
        await call
        await told.promise
        const early = channel.unary(ask, '', { timeoutMs, signal: AbortSignal.abort() })
        await checkRejects(early, 'ABORTED', 'a call given up before it began')
      })
    },
  },
  {
    name: 'a call that the server does not know is UNSUPPORTED',
    run: (fixture) =>
      withServer(fixture, [], async (channel) => {
        await checkRejects(channel.unary(ask, '', { timeoutMs }), 'UNSUPPORTED', 'the call')
      }),
  },
  {
    name: 'a request that cannot be decoded is INVALID_REQUEST, and only that',
    run: (fixture) =>
      withServer(fixture, [onAsk(async (request) => request)], async (channel) => {
        await checkRejects(channel.unary(ask, undecodable, { timeoutMs }), 'INVALID_REQUEST', 'the call')
        checkEqual(await channel.unary(ask, 'fine', { timeoutMs }), 'fine', 'the next answer')
      }),
  },
  {
    name: 'a message over the limit is RESOURCE_EXHAUSTED and names the limit, either way',
    run: (fixture) =>
      withServer(
        fixture,
        [onAsk(async (request) => (request === 'much' ? 'x'.repeat(messageSizeBytesMax + 1) : 'ok'))],
        async (channel) => {
          const large = channel.unary(ask, 'x'.repeat(messageSizeBytesMax + 1), { timeoutMs })
          const up = await checkRejects(large, 'RESOURCE_EXHAUSTED', 'a large request')
          checkEqual(up.context.limit, messageSizeBytesMax, "the limit in the request's error")
          const down = await checkRejects(
            channel.unary(ask, 'much', { timeoutMs }),
            'RESOURCE_EXHAUSTED',
            'a large answer',
          )
          checkEqual(down.context.limit, messageSizeBytesMax, "the limit in the answer's error")
          checkEqual(
            await channel.unary(ask, 'x'.repeat(messageSizeBytesMax), { timeoutMs }),
            'ok',
            'a message of just the limit',
          )
        },
      ),
  },
]
