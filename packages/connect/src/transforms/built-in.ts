import type { Predicate } from '../predicates/define-predicate.ts'
import { hasHeaderKey } from '../predicates/has-header-key.ts'
import { recordIsTombstone } from '../predicates/record-is-tombstone.ts'
import { topicNameMatches } from '../predicates/topic-name-matches.ts'
import { castKey, castValueOf } from './cast.ts'
import { byLogicalTableRouter } from './debezium/by-logical-table-router.ts'
import { eventRouter } from './debezium/event-router.ts'
import { extractChangedRecordState } from './debezium/extract-changed-record-state.ts'
import { extractNewRecordState } from './debezium/extract-new-record-state.ts'
import { headerToValue } from './debezium/header-to-value.ts'
import type { PluginNames, Transform } from './define-transform.ts'
import { dropHeaders } from './drop-headers.ts'
import { extractFieldKey, extractFieldValue } from './extract-field.ts'
import { filter } from './filter.ts'
import { flattenKey, flattenValue } from './flatten.ts'
import { headerFromKey, headerFromValue } from './header-from.ts'
import { hoistFieldKey, hoistFieldValue } from './hoist-field.ts'
import { insertFieldKey, insertFieldValue } from './insert-field.ts'
import { insertHeader } from './insert-header.ts'
import { maskFieldKey, maskFieldValue } from './mask-field.ts'
import { Plugins } from './plugins.ts'
import { regexRouter } from './regex-router.ts'
import { replaceFieldKey, replaceFieldValue } from './replace-field.ts'
import { setSchemaMetadataKey, setSchemaMetadataValue } from './set-schema-metadata.ts'
import { timestampConverterKey, timestampConverterValue } from './timestamp-converter.ts'
import { timestampRouter } from './timestamp-router.ts'
import { valueToKey } from './value-to-key.ts'
import { connectVersion } from '../version.ts'

/** Those of this package have its version. */
const ours = <Plugin extends PluginNames>(plugin: Plugin): Plugin => ({ ...plugin, version: connectVersion })

/** The transforms that come with Millrace: those of Kafka Connect, and those of Debezium for its events. */
export const transforms = new Plugins<Transform>(
  [
    castKey,
    castValueOf,
    dropHeaders,
    extractFieldKey,
    extractFieldValue,
    filter,
    flattenKey,
    flattenValue,
    headerFromKey,
    headerFromValue,
    hoistFieldKey,
    hoistFieldValue,
    insertFieldKey,
    insertFieldValue,
    insertHeader,
    maskFieldKey,
    maskFieldValue,
    regexRouter,
    replaceFieldKey,
    replaceFieldValue,
    setSchemaMetadataKey,
    setSchemaMetadataValue,
    timestampConverterKey,
    timestampConverterValue,
    timestampRouter,
    valueToKey,
    byLogicalTableRouter,
    eventRouter,
    extractChangedRecordState,
    extractNewRecordState,
    headerToValue,
  ].map(ours),
)

/** The predicates that come with Millrace: those of Kafka Connect. */
export const predicates = new Plugins<Predicate>([hasHeaderKey, recordIsTombstone, topicNameMatches].map(ours))
