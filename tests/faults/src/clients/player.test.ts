import { expect, it } from 'vitest'
import type { ClientNote } from './client-note.ts'
import { Player } from './player.ts'

/** Tells once that it was copied; ends by itself if its name is the first, else when it is told to. */
const script = `
const name = process.argv[1]
console.log(JSON.stringify({ at: 1, did: 'copied', count: 1 }))
if (name !== 'copier-1') process.stdin.on('data', () => process.exit(0))`

function playing() {
  const heard: [name: string, note: ClientNote['did'] | 'gone'][] = []
  let next: (() => void) | undefined
  const player = new Player(
    'copier',
    (name) => ({ program: { command: [process.execPath, '-e', script] }, words: [name] }),
    (name) => {
      const hear = (what: ClientNote['did'] | 'gone') => {
        heard.push([name, what])
        next?.()
      }
      return { enter: ({ did }) => hear(did), gone: () => hear('gone') }
    },
  )
  const heardCount = async (count: number): Promise<void> => {
    while (heard.length < count) await new Promise<void>((resolve) => (next = resolve))
  }
  return { player, heard, heardCount }
}

it('has another program begin, under a name of its own, where one ended or was killed', async () => {
  const { player, heard, heardCount } = playing()
  await heardCount(2)
  await player.kill()
  await heardCount(5)
  await player.stop()
  const second = ['copier-2', 'copied']
  expect(heard).toEqual([
    ['copier-1', 'copied'],
    second,
    ['copier-2', 'gone'],
    ['copier-2', 'gone'],
    ['copier-3', 'copied'],
  ])
  expect(player.progress).toBe(3)
})

it('has another program begin while one is frozen, which goes on afterwards', async () => {
  const { player, heard, heardCount } = playing()
  await heardCount(2)
  const goOn = player.supersede()
  await heardCount(4)
  goOn()
  await player.stop()
  expect(heard.slice(2)).toEqual([
    ['copier-2', 'gone'],
    ['copier-3', 'copied'],
    // It may have been given something as the signal struck.
    ['copier-2', 'gone'],
  ])
})
