import { isStreamError, serde } from '@millrace/client'
import { describe, expect, it } from 'vitest'
import { passThrough } from '../processors/stateless.ts'
import { keyValueStore } from '../stores/builders.ts'
import { TopologyBuilder } from './topology-builder.ts'

const serdes = { key: serde.string(), value: serde.string() }
const store = (name: string) => keyValueStore(name, { ...serdes, logged: false })
const supplier = passThrough()

/** A builder with a source and a processor behind it. */
const begun = () =>
  new TopologyBuilder()
    .addSource('source', { topics: ['in'], ...serdes })
    .addProcessor('processor', supplier, { parents: ['source'] })

/** Why it is refused. */
function refusalOf(build: () => unknown): string {
  try {
    build()
  } catch (error) {
    if (isStreamError(error, 'INVALID_TOPOLOGY')) return error.message
    throw error
  }
  return 'it is not refused'
}

describe('a topology', () => {
  it('is divided into what is connected, by edges or by a store, numbered as its parts were added', () => {
    const { subtopologies } = begun()
      .addSource('a-source', { topics: ['other'], ...serdes })
      .addProcessor('user', supplier, { parents: ['a-source'], stores: ['shared'] })
      .addSource('third', { topics: ['third'], ...serdes })
      .addProcessor('another user', supplier, { parents: ['third'] })
      .addStore(store('shared'), ['another user'])
      .addSink('sink', { parents: ['processor'], topic: 'out', ...serdes })
      .build()
    expect(subtopologies.map(({ id, nodes }) => [id, nodes.map(({ name }) => name)])).toEqual([
      [0, ['source', 'processor', 'sink']],
      [1, ['a-source', 'user', 'third', 'another user']],
    ])
    expect(subtopologies[1]?.stores.map(({ name }) => name)).toEqual(['shared'])
  })

  it('says which topics are internal, and which must have as many partitions as others', () => {
    const { subtopologies } = begun()
      .addRepartitionTopic('x-repartition', 3)
      .addSource('internal', { topics: ['x-repartition'], ...serdes })
      .addProcessor('join', supplier, { parents: ['internal', 'source'] })
      .copartition(['internal', 'source'])
      .build()
    expect(subtopologies[0]).toMatchObject({
      repartitionSources: [{ name: 'x-repartition', partitions: 3 }],
      copartitionGroups: [['x-repartition', 'in']],
    })
  })

  it('keeps global stores apart: they connect nobody', () => {
    const { subtopologies, globalStores } = new TopologyBuilder()
      .addGlobalStore(
        store('global'),
        { name: 'global source', topics: ['g'], ...serdes },
        { name: 'global processor', supplier },
      )
      .addSource('one', { topics: ['1'], ...serdes })
      .addProcessor('user', supplier, { parents: ['one'], stores: ['global'] })
      .addSource('two', { topics: ['2'], ...serdes })
      .addProcessor('other user', supplier, { parents: ['two'], stores: ['global'] })
      .build()
    expect(globalStores).toMatchObject([{ id: 0, source: { name: 'global source' }, store: { name: 'global' } }])
    expect(subtopologies.map(({ id, stores }) => [id, stores])).toEqual([
      [1, []],
      [2, []],
    ])
  })

  it('is refused where it cannot run, with what is wrong', () => {
    expect(refusalOf(() => new TopologyBuilder().build())).toContain('empty')
    expect(refusalOf(() => begun().addProcessor('processor', supplier, { parents: ['source'] }))).toContain(
      'two nodes are named processor',
    )
    expect(refusalOf(() => begun().addProcessor('', supplier, { parents: ['source'] }))).toContain('without name')
    expect(refusalOf(() => begun().addProcessor('x', supplier, { parents: ['nobody'] }))).toContain(
      'x names nobody as its parent',
    )
    expect(refusalOf(() => begun().addProcessor('x', supplier, { parents: [] }))).toContain('x has no parent')
    expect(
      refusalOf(() =>
        begun()
          .addSink('s', { parents: ['source'], topic: 't', ...serdes })
          .addProcessor('x', supplier, { parents: ['s'] }),
      ),
    ).toContain('that is a sink')
    expect(refusalOf(() => begun().addSource('x', { topics: ['in'], ...serdes }))).toContain('both read topic in')
    expect(refusalOf(() => begun().addSource('x', { topics: [], ...serdes }))).toContain('reads no topic')
    expect(refusalOf(() => begun().addStore(store('lonely')).build())).toContain('store lonely has no processor')
    expect(refusalOf(() => begun().connect('processor', ['unknown']).build())).toContain(
      'store unknown, which nobody has added',
    )
    expect(refusalOf(() => begun().connect('source', ['x']))).toContain('only processors use stores')
    expect(refusalOf(() => begun().addStore(store('x'), ['processor']).addStore(store('x'), ['processor']))).toContain(
      'two stores are named x',
    )
    expect(refusalOf(() => begun().addRepartitionTopic('t', 2).addRepartitionTopic('t', 3))).toContain(
      '2 and 3 partitions',
    )
    const logged = keyValueStore('logged', serdes)
    const source = { name: 'g', topics: ['g'], ...serdes }
    expect(refusalOf(() => begun().addGlobalStore(logged, source, { name: 'p', supplier }))).toContain(
      'make the store with logged: false',
    )
    // Its folder would lie elsewhere.
    expect(() => begun().addGlobalStore(store('../x'), source, { name: 'p', supplier })).toThrow(
      "a global table has a store named '../x'",
    )
  })

  it('takes the same store twice: for more processors', () => {
    const shared = store('shared')
    const { subtopologies } = begun()
      .addProcessor('second', supplier, { parents: ['source'] })
      .addStore(shared, ['processor'])
      .addStore(shared, ['second'])
      .build()
    expect(subtopologies[0]?.stores).toEqual([shared])
  })
})
