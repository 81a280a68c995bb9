import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { compareWithLanded, lintContracts, protoFolder, writeImage } from './buf.mjs'

const data = 'millrace/data/v1/data.proto'
let scratch
let contracts

beforeEach(() => {
  scratch = mkdtempSync(path.join(tmpdir(), 'millrace-proto-'))
  contracts = path.join(scratch, 'proto')
  cpSync(protoFolder, contracts, { recursive: true })
})
afterEach(() => rmSync(scratch, { recursive: true }))

function change(file, edit) {
  const before = readFileSync(path.join(contracts, file), 'utf8')
  const after = edit(before)
  expect(after, 'the planted change must change something').not.toBe(before)
  writeFileSync(path.join(contracts, file), after)
}

/** Compares the changed contracts with an image of the unchanged ones. */
function compare() {
  const landed = path.join(scratch, 'landed.binpb')
  expect(writeImage(landed, protoFolder)).toEqual({ ok: true, output: '' })
  return compareWithLanded(contracts, landed)
}

const firstField = /^ {2}(?:optional |repeated )?[\w.]+ \w+ = \d+( \[[^\]]*\])?;\n/m

test('contracts that did not change break nothing, and are in style', () => {
  expect(compare()).toEqual({ ok: true, output: '' })
  expect(lintContracts(contracts)).toEqual({ ok: true, output: '' })
})

test('a field that was deleted is a break', () => {
  change(data, (text) => text.replace(firstField, ''))
  expect(compare()).toEqual({ ok: false, output: expect.stringContaining('was deleted') })
})

test('a field that got another number is a break', () => {
  change(data, (text) => text.replace(firstField, (field) => field.replace(/= \d+/, '= 999')))
  expect(compare().ok).toBe(false)
})

test('a field that is added breaks nothing', () => {
  change(data, (text) => text.replace(firstField, (field) => `${field}  bool planted_field = 998;\n`))
  expect(compare()).toEqual({ ok: true, output: '' })
})

test('a field out of style is refused', () => {
  change(data, (text) => text.replace(firstField, (field) => `${field}  bool plantedField = 998;\n`))
  expect(lintContracts(contracts)).toEqual({ ok: false, output: expect.stringContaining('plantedField') })
})
