import { expect, test } from 'vitest'
import { grouped, render, table } from './render.ts'

test('each format ends with one line end', async () => {
  const data = [{ name: 'a', partitions: 3, note: 'x: y' }]
  expect(await render('text', data, () => 'text\n')).toBe('text\n')
  expect(await render('json', data, () => '')).toBe('[{"name":"a","partitions":3,"note":"x: y"}]\n')
  expect(await render('yaml', data, () => '')).toBe('- name: a\n  partitions: 3\n  note: "x: y"\n')
})

test('tables line up, numbers to the right, with nothing after the last cell', () => {
  expect(
    table(
      ['NAME', 'N', 'LAST'],
      [
        ['a', '1', 'x'],
        ['longer', '1,000', ''],
      ],
      [1],
    ),
  ).toBe('NAME        N  LAST\na           1  x\nlonger  1,000\n')
  expect(table(['NAME'], [])).toBe('NAME\n')
})

test('numbers are grouped', () => {
  expect(grouped(1234567.4)).toBe('1,234,567')
})
