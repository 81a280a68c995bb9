import type { JsonObject } from '../json.ts'
import { deleteSubject, deleteVersion } from '../registry/deletions.ts'
import type { Decision, RegistryContext } from '../registry/context.ts'
import { existingSchema, existingVersion, existingVersions, versionNumber } from '../registry/lookups.ts'
import type { RecordedVersion } from '../registry/records.ts'
import { incompatibilityTexts, lookUp, register, testCompatibility } from '../registry/register.ts'
import { registryError } from '../registry/registry-error.ts'
import { deleteLevel, deleteMode, getLevel, getMode, setLevel, setMode } from '../registry/settings.ts'
import type { Seen } from '../registry/state.ts'
import { bodyField, flag, page, param, type RestRequest, sentSchema } from './request.ts'

/** What is asked of a registry: something that it answers from what it knows, or something that it decides and writes. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Parts that begin with a colon stand for anything. */
  readonly path: string
  readonly read?: (context: RegistryContext, request: RestRequest) => unknown
  readonly write?: (context: RegistryContext, request: RestRequest) => Decision<unknown>
}

const seen = (request: RestRequest): Seen => (flag(request, 'deleted') ? 'all' : 'live')
const subjectOf = (request: RestRequest): string => param(request, 'subject')

const version = ({ state }: RegistryContext, request: RestRequest): RecordedVersion =>
  existingVersion(state, subjectOf(request), versionNumber(param(request, 'version')), seen(request))

const schemaOf = ({ state }: RegistryContext, request: RestRequest): RecordedVersion => {
  const text = param(request, 'id')
  const id = /^[0-9]{1,10}$/.test(text) ? Number(text) : 0
  return existingSchema(state, id)
}

/** Versions that have a schema's id. */
const versionsWithId = (context: RegistryContext, request: RestRequest): readonly RecordedVersion[] =>
  context.state.withId(schemaOf(context, request).id).filter((each) => !each.isDeleted || flag(request, 'deleted'))

const subjects: readonly Route[] = [
  {
    method: 'GET',
    path: '/subjects',
    read({ state }, request) {
      const prefix = request.query.get('subjectPrefix') ?? ''
      const live = new Set(flag(request, 'deletedOnly') ? state.subjects() : [])
      const all = state.subjects(flag(request, 'deletedOnly') ? 'all' : seen(request))
      return page(
        request,
        all.filter((subject) => subject.startsWith(prefix) && !live.has(subject)),
      )
    },
  },
  {
    method: 'POST',
    path: '/subjects/:subject',
    read: (context, request) =>
      versionJson(lookUp(context, subjectOf(request), sentSchema(request, context.state), seen(request))),
  },
  {
    method: 'DELETE',
    path: '/subjects/:subject',
    write: (context, request) => deleteSubject(context, subjectOf(request), flag(request, 'permanent')),
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions',
    read: ({ state }, request) =>
      page(
        request,
        existingVersions(state, subjectOf(request), seen(request)).map((each) => each.version),
      ),
  },
  {
    method: 'POST',
    path: '/subjects/:subject/versions',
    write(context, request) {
      const decision = register(context, subjectOf(request), sentSchema(request, context.state))
      return { ...decision, response: { id: decision.response.id } }
    },
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version',
    read: (context, request) => versionJson(version(context, request)),
  },
  {
    method: 'DELETE',
    path: '/subjects/:subject/versions/:version',
    write: (context, request) =>
      deleteVersion(context, subjectOf(request), versionNumber(param(request, 'version')), flag(request, 'permanent')),
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version/schema',
    read: (context, request) => new RawText(version(context, request).text),
  },
  {
    method: 'GET',
    path: '/subjects/:subject/versions/:version/referencedby',
    read(context, request) {
      const found = version(context, request)
      const referrers = context.state.referrers(found.subject, found.version)
      return referrers.filter((each) => !each.isDeleted || flag(request, 'deleted')).map((each) => each.id)
    },
  },
]

const schemas: readonly Route[] = [
  {
    method: 'GET',
    path: '/schemas',
    read({ state }, request) {
      const prefix = request.query.get('subjectPrefix') ?? ''
      const named = state.subjects(seen(request)).filter((subject) => subject.startsWith(prefix))
      const latest = flag(request, 'latestOnly')
      const versions = named.flatMap((subject) => {
        const all = state.versions(subject, seen(request))
        return latest ? all.slice(-1) : all
      })
      return page(request, versions).map(versionJson)
    },
  },
  { method: 'GET', path: '/schemas/types', read: ({ kinds }) => kinds.map((each) => each.type) },
  { method: 'GET', path: '/schemas/ids/:id', read: (context, request) => schemaJson(schemaOf(context, request)) },
  {
    method: 'GET',
    path: '/schemas/ids/:id/schema',
    read: (context, request) => new RawText(schemaOf(context, request).text),
  },
  {
    method: 'GET',
    path: '/schemas/ids/:id/subjects',
    read: (context, request) => [...new Set(versionsWithId(context, request).map((each) => each.subject))],
  },
  {
    method: 'GET',
    path: '/schemas/ids/:id/versions',
    read: (context, request) =>
      versionsWithId(context, request).map((each) => ({ subject: each.subject, version: each.version })),
  },
]

const compatibility: readonly Route[] = [
  {
    method: 'POST',
    path: '/compatibility/subjects/:subject/versions',
    read: (context, request) => compatibilityJson(context, request, 'all'),
  },
  {
    method: 'POST',
    path: '/compatibility/subjects/:subject/versions/:version',
    read: (context, request) => compatibilityJson(context, request, versionNumber(param(request, 'version'))),
  },
]

/** What is set for one subject, and the same for all of them. */
function settings(path: string, subject: (request: RestRequest) => string | null): readonly Route[] {
  return [
    {
      method: 'GET',
      path: `/config${path}`,
      read: (context, request) => ({
        compatibilityLevel: getLevel(context, subject(request), flag(request, 'defaultToGlobal')),
      }),
    },
    {
      method: 'PUT',
      path: `/config${path}`,
      write: (context, request) =>
        answered(setLevel(context, subject(request), configOf(request)), (level) => ({ compatibility: level })),
    },
    {
      method: 'DELETE',
      path: `/config${path}`,
      write: (context, request) =>
        answered(deleteLevel(context, subject(request)), (level) => ({ compatibilityLevel: level })),
    },
    {
      method: 'GET',
      path: `/mode${path}`,
      read: (context, request) => ({ mode: getMode(context, subject(request), flag(request, 'defaultToGlobal')) }),
    },
    {
      method: 'PUT',
      path: `/mode${path}`,
      write: (context, request) =>
        answered(setMode(context, subject(request), bodyField(request, 'mode'), flag(request, 'force')), (mode) => ({
          mode,
        })),
    },
    {
      method: 'DELETE',
      path: `/mode${path}`,
      write: (context, request) => answered(deleteMode(context, subject(request)), (mode) => ({ mode })),
    },
  ]
}

/** Everything that can be asked of a registry. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/', read: () => ({}) },
  ...subjects,
  ...schemas,
  ...compatibility,
  ...settings('', () => null),
  ...settings('/:subject', subjectOf),
]

/** A text that is answered as it is, and not as JSON of it. */
export class RawText {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

function answered<Response>(decision: Decision<Response>, answer: (response: Response) => unknown): Decision<unknown> {
  return { records: decision.records, response: answer(decision.response) }
}

/** The level in a body. Throws 42203 for settings that would have no effect. */
function configOf(request: RestRequest): unknown {
  for (const name of [
    'compatibilityGroup',
    'defaultMetadata',
    'overrideMetadata',
    'defaultRuleSet',
    'overrideRuleSet',
  ]) {
    const value = bodyField(request, name)
    if (value !== undefined && value !== null) throw registryError(42203, `${name} is not understood`)
  }
  return bodyField(request, 'compatibility')
}

function compatibilityJson(
  context: RegistryContext,
  request: RestRequest,
  against: number | 'latest' | 'all',
): unknown {
  const found = testCompatibility(context, subjectOf(request), sentSchema(request, context.state), against)
  const messages = flag(request, 'verbose') ? { messages: incompatibilityTexts(found) } : {}
  return { is_compatible: found.length === 0, ...messages }
}

function versionJson(found: RecordedVersion): JsonObject {
  return { subject: found.subject, version: found.version, id: found.id, ...schemaJson(found) }
}

function schemaJson({ type, references, text }: RecordedVersion): JsonObject {
  return {
    ...(type === 'AVRO' ? {} : { schemaType: type }),
    ...(references.length === 0 ? {} : { references: references.map((each) => ({ ...each })) }),
    schema: text,
  }
}
