// Generated from proto/ by `npm run generate`. Do not edit.
import type { StreamMethod, UnaryMethod } from "@millrace/base";
import type * as $m from "./messages.js";

export declare const AdminService: {
  readonly createTopics: UnaryMethod<$m.millrace.admin.v1.CreateTopicsRequest, $m.millrace.admin.v1.CreateTopicsResponse>;
  readonly deleteTopics: UnaryMethod<$m.millrace.admin.v1.DeleteTopicsRequest, $m.millrace.admin.v1.DeleteTopicsResponse>;
  readonly describeTopics: UnaryMethod<$m.millrace.admin.v1.DescribeTopicsRequest, $m.millrace.admin.v1.DescribeTopicsResponse>;
  readonly describeCluster: UnaryMethod<$m.millrace.admin.v1.DescribeClusterRequest, $m.millrace.admin.v1.DescribeClusterResponse>;
  readonly createPartitions: UnaryMethod<$m.millrace.admin.v1.CreatePartitionsRequest, $m.millrace.admin.v1.CreatePartitionsResponse>;
  readonly describeConfigs: UnaryMethod<$m.millrace.admin.v1.DescribeConfigsRequest, $m.millrace.admin.v1.DescribeConfigsResponse>;
  readonly incrementalAlterConfigs: UnaryMethod<$m.millrace.admin.v1.IncrementalAlterConfigsRequest, $m.millrace.admin.v1.IncrementalAlterConfigsResponse>;
  readonly describeLogDirs: UnaryMethod<$m.millrace.admin.v1.DescribeLogDirsRequest, $m.millrace.admin.v1.DescribeLogDirsResponse>;
  readonly alterReplicaLogDirs: UnaryMethod<$m.millrace.admin.v1.AlterReplicaLogDirsRequest, $m.millrace.admin.v1.AlterReplicaLogDirsResponse>;
  readonly alterPartitionReassignments: UnaryMethod<$m.millrace.admin.v1.AlterPartitionReassignmentsRequest, $m.millrace.admin.v1.AlterPartitionReassignmentsResponse>;
  readonly listPartitionReassignments: UnaryMethod<$m.millrace.admin.v1.ListPartitionReassignmentsRequest, $m.millrace.admin.v1.ListPartitionReassignmentsResponse>;
  readonly electLeaders: UnaryMethod<$m.millrace.admin.v1.ElectLeadersRequest, $m.millrace.admin.v1.ElectLeadersResponse>;
  readonly decommissionBroker: UnaryMethod<$m.millrace.admin.v1.DecommissionBrokerRequest, $m.millrace.admin.v1.DecommissionBrokerResponse>;
  readonly recommissionBroker: UnaryMethod<$m.millrace.admin.v1.RecommissionBrokerRequest, $m.millrace.admin.v1.RecommissionBrokerResponse>;
  readonly unregisterBroker: UnaryMethod<$m.millrace.admin.v1.UnregisterBrokerRequest, $m.millrace.admin.v1.UnregisterBrokerResponse>;
  readonly describeQuorum: UnaryMethod<$m.millrace.admin.v1.DescribeQuorumRequest, $m.millrace.admin.v1.DescribeQuorumResponse>;
  readonly addVoter: UnaryMethod<$m.millrace.admin.v1.AddVoterRequest, $m.millrace.admin.v1.AddVoterResponse>;
  readonly removeVoter: UnaryMethod<$m.millrace.admin.v1.RemoveVoterRequest, $m.millrace.admin.v1.RemoveVoterResponse>;
};

export declare const ControllerService: {
  readonly brokerSession: StreamMethod<$m.millrace.cluster.v1.BrokerSessionRequest, $m.millrace.cluster.v1.BrokerSessionResponse>;
  readonly alterPartition: UnaryMethod<$m.millrace.cluster.v1.AlterPartitionRequest, $m.millrace.cluster.v1.AlterPartitionResponse>;
  readonly giveUpReplicas: UnaryMethod<$m.millrace.cluster.v1.GiveUpReplicasRequest, $m.millrace.cluster.v1.GiveUpReplicasResponse>;
  readonly assignDirectories: UnaryMethod<$m.millrace.cluster.v1.AssignDirectoriesRequest, $m.millrace.cluster.v1.AssignDirectoriesResponse>;
  readonly allocateProducerIds: UnaryMethod<$m.millrace.cluster.v1.AllocateProducerIdsRequest, $m.millrace.cluster.v1.AllocateProducerIdsResponse>;
  readonly forward: UnaryMethod<$m.millrace.cluster.v1.ForwardRequest, $m.millrace.cluster.v1.ForwardResponse>;
};

export declare const DataService: {
  readonly produce: StreamMethod<$m.millrace.data.v1.ProduceRequest, $m.millrace.data.v1.ProduceResponse>;
  readonly fetch: StreamMethod<$m.millrace.data.v1.FetchRequest, $m.millrace.data.v1.FetchResponse>;
  readonly listOffsets: UnaryMethod<$m.millrace.data.v1.ListOffsetsRequest, $m.millrace.data.v1.ListOffsetsResponse>;
  readonly fetchNewest: StreamMethod<$m.millrace.data.v1.FetchNewestRequest, $m.millrace.data.v1.FetchNewestResponse>;
  readonly deleteRecords: UnaryMethod<$m.millrace.data.v1.DeleteRecordsRequest, $m.millrace.data.v1.DeleteRecordsResponse>;
};

export declare const EasyService: {
  readonly produce: UnaryMethod<$m.millrace.easy.v1.ProduceRequest, $m.millrace.easy.v1.ProduceResponse>;
  readonly consume: StreamMethod<$m.millrace.easy.v1.ConsumeRequest, $m.millrace.easy.v1.ConsumeResponse>;
};

export declare const GroupService: {
  readonly findGroupCoordinators: UnaryMethod<$m.millrace.group.v1.FindGroupCoordinatorsRequest, $m.millrace.group.v1.FindGroupCoordinatorsResponse>;
  readonly join: StreamMethod<$m.millrace.group.v1.JoinRequest, $m.millrace.group.v1.JoinResponse>;
  readonly commitOffsets: UnaryMethod<$m.millrace.group.v1.CommitOffsetsRequest, $m.millrace.group.v1.CommitOffsetsResponse>;
  readonly fetchOffsets: UnaryMethod<$m.millrace.group.v1.FetchOffsetsRequest, $m.millrace.group.v1.FetchOffsetsResponse>;
  readonly deleteOffsets: UnaryMethod<$m.millrace.group.v1.DeleteOffsetsRequest, $m.millrace.group.v1.DeleteOffsetsResponse>;
  readonly listGroups: UnaryMethod<$m.millrace.group.v1.ListGroupsRequest, $m.millrace.group.v1.ListGroupsResponse>;
  readonly describeGroups: UnaryMethod<$m.millrace.group.v1.DescribeGroupsRequest, $m.millrace.group.v1.DescribeGroupsResponse>;
  readonly deleteGroups: UnaryMethod<$m.millrace.group.v1.DeleteGroupsRequest, $m.millrace.group.v1.DeleteGroupsResponse>;
};

export declare const Health: {
  readonly check: UnaryMethod<$m.grpc.health.v1.HealthCheckRequest, $m.grpc.health.v1.HealthCheckResponse>;
  readonly watch: StreamMethod<$m.grpc.health.v1.HealthCheckRequest, $m.grpc.health.v1.HealthCheckResponse>;
};

export declare const MarkerService: {
  readonly writeMarkers: UnaryMethod<$m.millrace.cluster.v1.WriteMarkersRequest, $m.millrace.cluster.v1.WriteMarkersResponse>;
};

export declare const RaftService: {
  readonly hello: UnaryMethod<$m.millrace.cluster.v1.HelloRequest, $m.millrace.cluster.v1.HelloResponse>;
  readonly exchange: StreamMethod<$m.millrace.cluster.v1.ExchangeRequest, $m.millrace.cluster.v1.ExchangeResponse>;
};

export declare const ReplicaService: {
  readonly fetch: StreamMethod<$m.millrace.cluster.v1.FetchRequest, $m.millrace.cluster.v1.FetchResponse>;
};

export declare const ServerReflection: {
  readonly serverReflectionInfo: StreamMethod<$m.grpc.reflection.v1.ServerReflectionRequest, $m.grpc.reflection.v1.ServerReflectionResponse>;
};

export declare const StreamsService: {
  readonly describeCopy: UnaryMethod<$m.millrace.streams.v1.DescribeCopyRequest, $m.millrace.streams.v1.DescribeCopyResponse>;
  readonly queryStore: UnaryMethod<$m.millrace.streams.v1.QueryStoreRequest, $m.millrace.streams.v1.QueryStoreResponse>;
};

export declare const TransactionService: {
  readonly findTransactionCoordinators: UnaryMethod<$m.millrace.transaction.v1.FindTransactionCoordinatorsRequest, $m.millrace.transaction.v1.FindTransactionCoordinatorsResponse>;
  readonly initProducer: UnaryMethod<$m.millrace.transaction.v1.InitProducerRequest, $m.millrace.transaction.v1.InitProducerResponse>;
  readonly addPartitions: UnaryMethod<$m.millrace.transaction.v1.AddPartitionsRequest, $m.millrace.transaction.v1.AddPartitionsResponse>;
  readonly addOffsets: UnaryMethod<$m.millrace.transaction.v1.AddOffsetsRequest, $m.millrace.transaction.v1.AddOffsetsResponse>;
  readonly endTransaction: UnaryMethod<$m.millrace.transaction.v1.EndTransactionRequest, $m.millrace.transaction.v1.EndTransactionResponse>;
  readonly endTransactions: StreamMethod<$m.millrace.transaction.v1.EndTransactionsRequest, $m.millrace.transaction.v1.EndTransactionsResponse>;
  readonly describeTransactions: UnaryMethod<$m.millrace.transaction.v1.DescribeTransactionsRequest, $m.millrace.transaction.v1.DescribeTransactionsResponse>;
  readonly listTransactions: UnaryMethod<$m.millrace.transaction.v1.ListTransactionsRequest, $m.millrace.transaction.v1.ListTransactionsResponse>;
  readonly abortTransaction: UnaryMethod<$m.millrace.transaction.v1.AbortTransactionRequest, $m.millrace.transaction.v1.AbortTransactionResponse>;
};
