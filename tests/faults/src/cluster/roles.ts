import { present } from '@millrace/base'
import type { Trial } from './trial.ts'

/** A broker by what it does when something happens to it. Each leads some partitions, and follows in others. */
export interface Role {
  readonly name: string
  readonly who: (trial: Pick<Trial, 'cluster' | 'view'>) => Promise<number>
}

export const roles: readonly Role[] = [
  {
    name: 'a broker',
    who: async ({ cluster, view }) => {
      const controller = await view.controller()
      return present(
        cluster.ids.find((id) => id !== controller),
        'there are others besides the controller',
      )
    },
  },
  { name: 'the controller', who: ({ view }) => view.controller() },
]
