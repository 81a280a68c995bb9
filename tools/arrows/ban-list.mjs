// What code that the simulator runs may not touch: time, chance, the process and its host come through ports.
import { literalText, walk } from '../source/parse.mjs'

const clock = 'take the time and timers from the Clock port'
const chance = 'take chance from the Random port'
const host = 'reach the host only through a port'

/** Names of the global scope that simulable code may not use in any position, with what to use in their place. */
export const bannedGlobals = new Map([
  ['Date', clock],
  ['Temporal', clock],
  ['performance', clock],
  ['setTimeout', clock],
  ['clearTimeout', clock],
  ['setInterval', clock],
  ['clearInterval', clock],
  ['setImmediate', clock],
  ['clearImmediate', clock],
  ['queueMicrotask', 'await a promise'],
  ['crypto', chance],
  ['process', host],
  ['require', host],
  ['fetch', host],
  ['WebSocket', host],
  ['Worker', host],
  ['MessageChannel', host],
  ['BroadcastChannel', host],
  ['SharedArrayBuffer', 'no shared mutable memory between threads'],
  ['WeakRef', 'nothing may depend on when garbage is collected'],
  ['FinalizationRegistry', 'nothing may depend on when garbage is collected'],
  ['globalThis', 'name the global itself, so that this check sees it'],
  ['global', 'name the global itself, so that this check sees it'],
])

/** Members of banned globals that only compute. */
const harmlessMembers = new Map([['Date', new Set(['UTC'])]])

const isHarmless = (node, parent, key) =>
  parent?.type === 'MemberExpression' && key === 'object' && harmlessMembers.get(node.name)?.has(memberName(parent))

/** Members of otherwise harmless globals. The object may then be used only with the member written out. */
export const bannedMembers = new Map([
  ['Math', new Map([['random', chance]])],
  ['AbortSignal', new Map([['timeout', clock]])],
])

/** Whether an identifier is only the name of a member, so that it says nothing about the global of that name. */
function isMemberName(node, parent, key) {
  if (parent === undefined) return false
  switch (parent.type) {
    case 'MemberExpression':
      return key === 'property' && !parent.computed
    case 'Property':
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'TSAbstractMethodDefinition':
    case 'TSAbstractPropertyDefinition':
    case 'TSPropertySignature':
    case 'TSMethodSignature':
      return key === 'key' && !parent.computed && !(parent.type === 'Property' && parent.shorthand)
    case 'ImportSpecifier':
      return key === 'imported' && parent.local.name !== node.name
    case 'ExportSpecifier':
      return key === 'exported' && parent.local.name !== node.name
    case 'TSQualifiedName':
      return key === 'right'
    case 'MetaProperty':
    case 'LabeledStatement':
    case 'BreakStatement':
    case 'ContinueStatement':
      return true
    default:
      return false
  }
}

/** The name of the member that `object.name` or `object['name']` reads; undefined where it is computed. */
const memberName = (node) => (node.computed ? literalText(node.property) : node.property.name)

function bannedMemberUse(node, parent, key) {
  const members = bannedMembers.get(node.name)
  if (members === undefined) return undefined
  const inType = parent !== undefined && parent.type.startsWith('TS') && parent.type !== 'TSAsExpression'
  const tested = parent?.type === 'BinaryExpression' && parent.operator === 'instanceof' && key === 'right'
  if (inType || tested) return undefined
  if (parent?.type === 'MemberExpression' && key === 'object') {
    const member = memberName(parent)
    if (member === undefined) return { uses: node.name, why: 'write the member out, so that this check sees it' }
    return members.has(member) ? { uses: `${node.name}.${member}`, why: members.get(member) } : undefined
  }
  return { uses: node.name, why: `use it only as ${node.name}.member, so that this check sees which` }
}

/** Names that a module itself imports or declares at its top: there they are not the globals of that name. */
function moduleNames({ body }) {
  const names = new Set()
  for (const statement of body) {
    if (statement.type === 'ImportDeclaration') {
      for (const { local } of statement.specifiers) names.add(local.name)
    }
    const declaration = statement.declaration ?? statement
    if (declaration.id?.type === 'Identifier') names.add(declaration.id.name)
    for (const { id } of declaration.declarations ?? []) {
      if (id.type === 'Identifier') names.add(id.name)
    }
  }
  return names
}

/** Everything in a source that the ban list refuses: `{ uses, why, position }`. */
export function bannedUses({ program }) {
  const found = []
  const own = moduleNames(program)
  walk(program, (node, parent, key) => {
    if (node.type !== 'Identifier' || own.has(node.name) || isMemberName(node, parent, key)) return
    if (bannedGlobals.has(node.name)) {
      if (isHarmless(node, parent, key)) return
      found.push({ uses: node.name, why: bannedGlobals.get(node.name), position: node.start })
      return
    }
    const member = bannedMemberUse(node, parent, key)
    if (member !== undefined) found.push({ ...member, position: node.start })
  })
  return found
}
