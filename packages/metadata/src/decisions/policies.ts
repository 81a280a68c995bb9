import { StreamError } from '@millrace/base'
import type { ConfigTexts } from '../config/check-configs.ts'

/** A topic that is to be created, as an operator's rules see it (KIP-108). */
export interface CreateTopicRequest {
  readonly topic: string
  readonly partitions: number
  readonly replicationFactor: number
  /** What the request sets itself. */
  readonly configs: ConfigTexts
}

/** Configs that are to be altered, as an operator's rules see it (KIP-133). */
export interface AlterConfigRequest {
  readonly resource: { readonly type: 'topic' | 'broker' | 'group'; readonly name: string }
  /** Those that change; null for one that is deleted. */
  readonly configs: Readonly<Record<string, string | null>>
}

/** Rules of an operator's own: they throw to refuse, and what they throw is told to who asked. */
export interface Policies {
  readonly createTopic?: ((request: CreateTopicRequest) => unknown) | undefined
  readonly alterConfig?: ((request: AlterConfigRequest) => unknown) | undefined
}

/** Throws POLICY_VIOLATION if the rules refuse the request, or don't answer at once. */
export function checkPolicy<Request>(policy: ((request: Request) => unknown) | undefined, request: Request): void {
  if (policy === undefined) return
  let answer: unknown
  try {
    answer = policy(request)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new StreamError('POLICY_VIOLATION', `a policy of this broker refuses it: ${why}`, { cause: error })
  }
  if (!(answer instanceof Promise)) return
  // What it comes to is not waited for: a decision is taken at once.
  answer.catch(() => undefined)
  throw new StreamError('POLICY_VIOLATION', 'a policy of this broker answers with a promise; it must answer at once')
}
