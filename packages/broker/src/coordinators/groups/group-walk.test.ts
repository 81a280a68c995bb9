import { expect, it } from 'vitest'
import { GroupWalk } from '../../../test/coordinators/group-walk.ts'

const firstSeed = Number(process.env['WALK_SEED'] ?? 1)
const seeds = Number(process.env['WALK_SEEDS'] ?? 3)

it('no two members work on one partition, and no committed offset goes back, whatever members and coordinators do', async () => {
  const total = { commits: 0, moves: 0, deaths: 0, breaks: 0 }
  for (let seed = firstSeed; seed < firstSeed + seeds; seed++) {
    const walk = new GroupWalk(seed)
    try {
      await walk.run(120)
    } catch (error) {
      throw new Error(`seed ${seed} (WALK_SEED=${seed} WALK_SEEDS=1 repeats it)`, { cause: error })
    }
    for (const name of Object.keys(total) as (keyof typeof total)[]) total[name] += walk.summary[name]
  }
  // It was no tame walk.
  if (seeds >= 3) for (const [name, count] of Object.entries(total)) expect([name, count > 3]).toEqual([name, true])
}, 240_000)
