import { apis } from '@millrace/kafka-wire'
import { type KafkaBinding, serveKafka } from '../api.ts'
import * as admin from './describe-transactions.ts'
import * as producers from './producers.ts'
import { txnOffsetCommit, txnOffsetCommitFailed } from './txn-offset-commit.ts'
import { writeTxnMarkers, writeTxnMarkersFailed } from './write-txn-markers.ts'

/** What producers ask coordinators of transactions for, and operators. */
export function transactionApis(): readonly KafkaBinding[] {
  return [
    serveKafka(apis.initProducerId, producers.initProducerId, producers.initProducerIdFailed),
    serveKafka(apis.addPartitionsToTxn, producers.addPartitionsToTxn, producers.addPartitionsToTxnFailed),
    serveKafka(apis.addOffsetsToTxn, producers.addOffsetsToTxn, producers.addOffsetsToTxnFailed),
    serveKafka(apis.endTxn, producers.endTxn, producers.endTxnFailed),
    serveKafka(apis.txnOffsetCommit, txnOffsetCommit, txnOffsetCommitFailed),
    serveKafka(apis.writeTxnMarkers, writeTxnMarkers, writeTxnMarkersFailed),
    serveKafka(apis.describeTransactions, admin.describeTransactions, admin.describeTransactionsFailed),
    serveKafka(apis.listTransactions, admin.listTransactions, admin.listTransactionsFailed),
  ]
}
