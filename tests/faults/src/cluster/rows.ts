import { setTimeout as delay } from 'node:timers/promises'
import type { Cluster } from './cluster.ts'
import type { Namespaces } from './namespaces.ts'
import type { ClusterView } from './view.ts'

/** What a fault works on. */
export interface Scene {
  readonly cluster: Cluster
  readonly view: ClusterView
  readonly namespaces: Namespaces | undefined
  /** How long a broker stays frozen or cut off. */
  readonly absenceMs: number
}

/** One fault: what is done, how long the writers may then be without an acknowledgement, and how it is made good. */
export interface Row {
  readonly name: string
  /** The most that any partition may go without an acknowledgement, in milliseconds, at default settings. */
  readonly gapMsMax: number
  /** The same with Apache Kafka 4.1 on such a machine, for the table. */
  readonly kafkaMs: number
  /** What must be there for it. */
  readonly needs?: 'namespaces'
  /** Does it. Returns what makes it good again, which counts as well. */
  inject(scene: Scene): Promise<{ readonly heal: () => Promise<void> }>
}

const restart = (scene: Scene, id: number) => ({ heal: () => scene.cluster.broker(id).start() })

async function leader({ view }: Scene): Promise<number> {
  return view.leaderOf(0)
}

/** A broker that follows partition 0, and is not the controller: that is a fault of its own. */
async function follower({ cluster, view }: Scene): Promise<number> {
  const [leading, controller] = [await view.leaderOf(0), await view.controller()]
  return cluster.ids.find((id) => id !== leading && id !== controller) ?? cluster.ids.find((id) => id !== leading) ?? 0
}

async function kill(scene: Scene, id: number) {
  await scene.cluster.broker(id).kill()
  return restart(scene, id)
}

/** The faults whose cost in time the project promises. */
export const rows: readonly Row[] = [
  {
    name: 'leader killed',
    gapMsMax: 1_000,
    kafkaMs: 9_200,
    inject: async (scene) => kill(scene, await leader(scene)),
  },
  {
    name: 'follower killed',
    gapMsMax: 1_000,
    kafkaMs: 8_100,
    inject: async (scene) => kill(scene, await follower(scene)),
  },
  {
    name: 'controller killed',
    gapMsMax: 1_000,
    kafkaMs: 11_800,
    inject: async (scene) => kill(scene, await scene.view.controller()),
  },
  {
    name: 'leader frozen',
    gapMsMax: 3_000,
    kafkaMs: 10_300,
    inject: async (scene) => {
      const broker = scene.cluster.broker(await leader(scene))
      broker.signal('SIGSTOP')
      await delay(scene.absenceMs)
      return { heal: async () => broker.signal('SIGCONT') }
    },
  },
  {
    name: 'follower frozen',
    gapMsMax: 3_000,
    kafkaMs: Number.NaN,
    inject: async (scene) => {
      const broker = scene.cluster.broker(await follower(scene))
      broker.signal('SIGSTOP')
      await delay(scene.absenceMs)
      return { heal: async () => broker.signal('SIGCONT') }
    },
  },
  {
    name: 'leader cut off from its peers',
    gapMsMax: 3_000,
    kafkaMs: 9_700,
    needs: 'namespaces',
    inject: async (scene) => {
      scene.namespaces?.isolate(await leader(scene))
      await delay(scene.absenceMs)
      return { heal: async () => scene.namespaces?.heal() }
    },
  },
  {
    name: 'leader cut off one way: it hears nobody',
    gapMsMax: 3_000,
    kafkaMs: Number.NaN,
    needs: 'namespaces',
    inject: async (scene) => {
      const id = await leader(scene)
      for (const other of scene.cluster.ids) if (other !== id) scene.namespaces?.drop(other, id)
      await delay(scene.absenceMs)
      return { heal: async () => scene.namespaces?.heal() }
    },
  },
  {
    name: 'leader killed and restarted at once',
    gapMsMax: 2_000,
    kafkaMs: 9_500,
    inject: async (scene) => {
      const broker = scene.cluster.broker(await leader(scene))
      await broker.kill()
      await broker.start()
      return { heal: async () => {} }
    },
  },
  {
    name: 'leader told to stop (SIGTERM)',
    gapMsMax: 300,
    kafkaMs: 1_000,
    inject: async (scene) => {
      const id = await leader(scene)
      await scene.cluster.broker(id).stop()
      return restart(scene, id)
    },
  },
  {
    name: 'all three killed and restarted',
    gapMsMax: 5_000,
    kafkaMs: 15_000,
    inject: async ({ cluster }) => {
      await Promise.all(cluster.ids.map((id) => cluster.broker(id).kill()))
      await Promise.all(cluster.ids.map((id) => cluster.broker(id).start()))
      return { heal: async () => {} }
    },
  },
]
