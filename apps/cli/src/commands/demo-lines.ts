import { seededNumbers } from './payload.ts'

const parts = [
  ['the miller', 'the baker', 'a farmer', 'the carter', 'a customer', 'the cat'],
  ['grinds', 'sifts', 'weighs', 'buys', 'guards', 'carries'],
  ['rye', 'oats', 'flour', 'spelt', 'bran', 'the sacks'],
  ['at the mill', 'in the loft', 'by the river', 'at dawn', 'for the market', 'all day'],
] as const

/** Made-up lines without end: the same for the same seed. */
export function* lineGenerator(seed: number): Generator<string, never> {
  const random = seededNumbers(seed)
  for (;;) yield parts.map((words) => words[Math.floor(random() * words.length)] ?? '').join(' ')
}
