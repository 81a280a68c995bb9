#!/usr/bin/env node
// Generates packages/contracts/generated from proto/. `--check` writes nothing and exits 1 if what is committed is not current;
// `--in FOLDER` looks at another folder than that.
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { protoFolder, writeImage } from './proto/buf.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..')
const { values: options } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    in: { type: 'string', default: 'packages/contracts/generated' },
  },
})
const target = path.resolve(root, options.in)
const banner = '// Generated from proto/ by `npm run generate`. Do not edit.\n'

/** Every .proto file below proto/, in a fixed order. */
function protoFiles() {
  return readdirSync(path.join(root, 'proto'), { recursive: true })
    .map((name) => String(name).split(path.sep).join('/'))
    .filter((name) => name.endsWith('.proto'))
    .toSorted()
}

function pbjs(arguments_) {
  const bin = path.join(root, 'node_modules/protobufjs-cli/bin/pbjs')
  execFileSync(process.execPath, [bin, '-p', '.', ...arguments_, ...protoFiles()], {
    cwd: path.join(root, 'proto'),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}

/** 64-bit integers are read as safe numbers: `--force-number` changes only the types (protobufjs 8.8.1). */
function readSafeNumbers(source) {
  let replaced = 0
  const result = source.replaceAll(/reader\.(u?int64|sint64|s?fixed64)\(\)/g, (_, kind) => {
    replaced += 1
    return `$safe(reader.${kind}())`
  })
  if (replaced === 0) throw new Error('no 64-bit read was found: has the generated code changed its shape?')
  // Lists of them are read at once.
  const listed = /reader\.(?:u?int64|sint64|s?fixed64)s\((message\.\w+)\);/g
  const withLists = result.replaceAll(
    listed,
    (read, field) => `${read} ${field} = ${field}.map((each) => $safe(each));`,
  )
  return withLists.replace(
    /^(import \$protobuf[^\n]*\n)/m,
    `$1import { safeNumber as $safe } from "../dist/safe-number.js";\n`,
  )
}

/** A field that was not sent, a zero among them, has a default: where `long` is installed, pbjs would make it an object. */
function defaultToNumbers(source) {
  const result = source.replaceAll('$util.Long ? $util.Long.fromBits(0,0,false) : 0', '0')
  if (result.includes('.Long')) throw new Error('the generated code uses Long: a 64-bit field is not always a number')
  return result
}

/** What nobody reads and every process would load: comments (the types say the same), empty lines, indentation. It is two thirds. */
function packed(source) {
  return source.replaceAll(/^ *\/\*\*\n(?: *\*.*\n)+/gm, '').replaceAll(/^\s+/gm, '')
}

/** With `--force-number` the types need no Long; the import of it that pbjs writes all the same names a package we do not have. */
function withoutLong(declarations) {
  const result = declarations.replace('import Long = require("long");\n', '')
  if (/\bLong\b/.test(result)) throw new Error('the generated types use Long: a 64-bit field is not read as a number')
  return result
}

/** Method descriptors for each service of the contracts, from protobufjs's own reading of them. */
function services(tree) {
  const found = []
  const walk = (node, scope) => {
    for (const [name, child] of Object.entries(node.nested ?? {})) {
      const full = [...scope, name]
      if (child.methods !== undefined) found.push({ scope, name, methods: child.methods })
      walk(child, full)
    }
  }
  walk(tree, [])
  return found.toSorted((a, b) => a.name.localeCompare(b.name))
}

function describeServices(tree) {
  const js = [
    `${banner}import { messageCodec as codec } from "../dist/message-codec.js";`,
    'import * as $m from "./messages.js";',
    '',
  ]
  const dts = [
    `${banner}import type { StreamMethod, UnaryMethod } from "@millrace/base";`,
    'import type * as $m from "./messages.js";',
    '',
  ]
  for (const { scope, name, methods } of services(tree)) {
    const typeName = (type) =>
      type.includes('.') ? `$m.${type.replace(/^\./, '')}` : `$m.${[...scope, type].join('.')}`
    js.push(`export const ${name} = {`)
    dts.push(`export declare const ${name}: {`)
    for (const [method, { requestType, responseType, requestStream, responseStream }] of Object.entries(methods)) {
      const kind = requestStream || responseStream ? 'stream' : 'unary'
      const [request, response] = [typeName(requestType), typeName(responseType)]
      const field = method[0].toLowerCase() + method.slice(1)
      const rpcPath = `/${[...scope, name].join('.')}/${method}`
      js.push(
        `  ${field}: { path: ${JSON.stringify(rpcPath)}, kind: "${kind}", request: codec(${request}), response: codec(${response}) },`,
      )
      dts.push(`  readonly ${field}: ${kind === 'unary' ? 'Unary' : 'Stream'}Method<${request}, ${response}>;`)
    }
    js.push('};', '')
    dts.push('};', '')
  }
  return { js: js.join('\n'), dts: dts.join('\n') }
}

/** The short names of all enums. */
function enumNames(tree, names = new Set()) {
  for (const [name, node] of Object.entries(tree.nested ?? {})) {
    if (node.values !== undefined) names.add(name)
    enumNames(node, names)
  }
  return names
}

/** With `--null-semantics` a message field is typed nullable only if it is `optional` or in a oneof; at run time it always is. */
function refuseUnmarkedMessageFields(tree, enums = enumNames(tree), scope = []) {
  for (const [name, node] of Object.entries(tree.nested ?? {})) {
    if (scope[0] === 'google' || name === 'google') continue
    const inOneof = new Set(Object.values(node.oneofs ?? {}).flatMap((oneof) => oneof.oneof))
    for (const [field, { type, rule }] of Object.entries(node.fields ?? {})) {
      const isMessage = /^[A-Z.]|\./.test(type) && !enums.has(type.split('.').at(-1))
      if (isMessage && rule !== 'repeated' && !inOneof.has(field)) {
        throw new Error(`${[...scope, name, field].join('.')}: mark a singular message field \`optional\``)
      }
    }
    refuseUnmarkedMessageFields(node, enums, [...scope, name])
  }
}

/** The files of a serialized FileDescriptorSet, each as it stands there: `repeated FileDescriptorProto file = 1`. */
function splitDescriptorSet(bytes) {
  const files = []
  let at = 0
  while (at < bytes.length) {
    if (bytes[at] !== 0x0a)
      throw new Error(`a set of descriptors holds files alone, not a field with the tag ${bytes[at]}`)
    at += 1
    let length = 0
    for (let shift = 0, byte = 0x80; byte >= 0x80; shift += 7) {
      byte = bytes[at++]
      length |= (byte & 0x7f) << shift
    }
    files.push(bytes.subarray(at, at + length))
    at += length
  }
  return files
}

/** The full names of what a file declares at its top, of what stands inside messages, and of the calls of services. */
function symbolsOf({ package: scope = '', messageType = [], enumType = [], service = [] }) {
  const under = (prefix, name) => (prefix === '' ? name : `${prefix}.${name}`)
  const ofMessage = (message, prefix) => {
    const name = under(prefix, message.name)
    const nested = (message.nestedType ?? []).flatMap((inner) => ofMessage(inner, name))
    return [name, ...nested, ...(message.enumType ?? []).map((inner) => under(name, inner.name))]
  }
  return [
    ...messageType.flatMap((message) => ofMessage(message, scope)),
    ...enumType.map((each) => under(scope, each.name)),
    ...service.flatMap((each) => {
      const name = under(scope, each.name)
      return [name, ...each.method.map((method) => under(name, method.name))]
    }),
  ]
}

/** What server reflection tells: each file of the contracts as a descriptor, with what it declares and needs. */
function describeFiles(scratch) {
  const [binary, json] = ['descriptors.binpb', 'descriptors.json'].map((name) => path.join(scratch, name))
  for (const output of [binary, json]) {
    const built = writeImage(output, protoFolder, ['--as-file-descriptor-set'])
    if (!built.ok) throw new Error(built.output)
  }
  const bytes = splitDescriptorSet(readFileSync(binary))
  const { file: files } = JSON.parse(readFileSync(json, 'utf8'))
  const entries = files.map((file, index) =>
    JSON.stringify({
      name: file.name,
      dependencies: file.dependency ?? [],
      symbols: symbolsOf(file),
      base64: bytes[index].toString('base64'),
    }),
  )
  const dts = [
    'export interface FileDescriptor {',
    '  readonly name: string;',
    '  /** Names of the files that it imports. */',
    '  readonly dependencies: readonly string[];',
    '  /** Full names of what it declares. */',
    '  readonly symbols: readonly string[];',
    '  /** A serialized google.protobuf.FileDescriptorProto. */',
    '  readonly base64: string;',
    '}',
    'export declare const fileDescriptors: readonly FileDescriptor[];',
    '',
  ]
  return {
    js: `${banner}export const fileDescriptors = [\n${entries.map((entry) => `  ${entry},\n`).join('')}];\n`,
    dts: `${banner}${dts.join('\n')}`,
  }
}

function generate() {
  const scratch = mkdtempSync(path.join(tmpdir(), 'millrace-generate-'))
  try {
    const messages = path.join(scratch, 'messages.js')
    const omit = ['create', 'verify', 'convert', 'delimited', 'typeurl', 'service'].map((part) => `--no-${part}`)
    pbjs(['-t', 'static-module', '-w', 'esm', '--force-number', '--null-semantics', ...omit, '-d', '-o', messages])
    const tree = path.join(scratch, 'tree.json')
    pbjs(['-t', 'json', '-o', tree])
    const contracts = JSON.parse(readFileSync(tree, 'utf8'))
    refuseUnmarkedMessageFields(contracts)
    const described = describeServices(contracts)
    const files = describeFiles(scratch)
    return {
      'messages.js': banner + packed(defaultToNumbers(readSafeNumbers(readFileSync(messages, 'utf8')))),
      'messages.d.ts': banner + withoutLong(readFileSync(path.join(scratch, 'messages.d.ts'), 'utf8')),
      'services.js': described.js,
      'services.d.ts': described.dts,
      'descriptors.js': files.js,
      'descriptors.d.ts': files.dts,
    }
  } finally {
    rmSync(scratch, { recursive: true })
  }
}

const files = generate()
if (options.check) {
  const stale = Object.entries(files).filter(([name, text]) => {
    try {
      return readFileSync(path.join(target, name), 'utf8') !== text
    } catch {
      return true
    }
  })
  if (stale.length > 0) {
    console.error(`not current: ${stale.map(([name]) => name).join(', ')} in ${options.in}; run npm run generate`)
    process.exit(1)
  }
  console.log(`generated code is current (${Object.keys(files).length} files from ${protoFiles().length} contracts)`)
} else {
  mkdirSync(target, { recursive: true })
  for (const [name, text] of Object.entries(files)) writeFileSync(path.join(target, name), text)
}
