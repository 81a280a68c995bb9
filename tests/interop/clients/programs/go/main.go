package main

import (
	"context"
	"fmt"
	"math/rand"
	"os"
	"runtime/debug"
	"strings"
	"sync"
	"time"

	"github.com/twmb/franz-go/pkg/kadm"
	"github.com/twmb/franz-go/pkg/kgo"
)

var (
	brokers []string
	prefix  string
	admin   *kadm.Client
	ctx     = context.Background()
)

func newClient(options ...kgo.Opt) *kgo.Client {
	client, err := kgo.NewClient(append([]kgo.Opt{kgo.SeedBrokers(brokers...)}, options...)...)
	check(err)
	return client
}

func replicas() int16 {
	return int16(min(3, len(brokers)))
}

func newTopic(name string, partitions int32, configs map[string]*string) string {
	topic := prefix + "-" + name
	_, err := admin.CreateTopic(ctx, partitions, replicas(), configs, topic)
	check(err)
	return topic
}

func sendWith(client *kgo.Client, topic string, from, to int) {
	records := make([]*kgo.Record, 0, to-from)
	for at := from; at < to; at++ {
		records = append(records, recordOf(topic, at))
	}
	check(client.ProduceSync(ctx, records...).FirstErr())
}

func send(topic string, from, to int, options ...kgo.Opt) {
	client := newClient(options...)
	defer client.Close()
	sendWith(client, topic, from, to)
}

func read(topic string, count int, options ...kgo.Opt) []*kgo.Record {
	start := kgo.ConsumeResetOffset(kgo.NewOffset().AtStart())
	client := newClient(append([]kgo.Opt{kgo.ConsumeTopics(topic), start}, options...)...)
	defer client.Close()
	limited, cancel := context.WithTimeout(ctx, 120*time.Second)
	defer cancel()
	var records []*kgo.Record
	for len(records) < count {
		fetches := client.PollFetches(limited)
		check(fetches.Err())
		records = append(records, fetches.Records()...)
	}
	return records
}

func verified(topic string, count int, options ...kgo.Opt) int {
	return checkAll(read(topic, count, options...), count)
}

func roundTrip(name string, codec kgo.CompressionCodec) int {
	topic := newTopic(name, 3, nil)
	send(topic, 0, 3000, kgo.ProducerBatchCompression(codec))
	return verified(topic, 3000)
}

func writeForOthers() int {
	topic := newTopic("exchange", 3, nil)
	codecs := []kgo.CompressionCodec{
		kgo.NoCompression(), kgo.GzipCompression(), kgo.SnappyCompression(), kgo.Lz4Compression(), kgo.ZstdCompression(),
	}
	for index, codec := range codecs {
		send(topic, index*100, index*100+100, kgo.ProducerBatchCompression(codec))
	}
	return len(codecs) * 100
}

func readOthers() int {
	listed, err := admin.ListTopics(ctx)
	check(err)
	count := 0
	for _, topic := range listed.Names() {
		if strings.HasPrefix(topic, strings.Split(prefix, "-")[0]+"-") && strings.HasSuffix(topic, "-exchange") {
			count += verified(topic, 500)
		}
	}
	return count
}

// member is a consumer of its own goroutine that keeps what it has read, and commits it.
type member struct {
	client   *kgo.Client
	mutex    sync.Mutex
	records  []*kgo.Record
	assigned int
	stopped  chan struct{}
}

func newMember(topic, group string, options ...kgo.Opt) *member {
	one := &member{stopped: make(chan struct{})}
	changed := func(sign int) func(context.Context, *kgo.Client, map[string][]int32) {
		return func(_ context.Context, _ *kgo.Client, partitions map[string][]int32) {
			one.mutex.Lock()
			defer one.mutex.Unlock()
			one.assigned += sign * len(partitions[topic])
		}
	}
	one.client = newClient(append([]kgo.Opt{
		kgo.ConsumerGroup(group),
		kgo.ConsumeTopics(topic),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
		kgo.DisableAutoCommit(),
		kgo.BlockRebalanceOnPoll(),
		kgo.SessionTimeout(10 * time.Second),
		kgo.HeartbeatInterval(500 * time.Millisecond),
		kgo.OnPartitionsAssigned(changed(1)),
		kgo.OnPartitionsRevoked(changed(-1)),
		kgo.OnPartitionsLost(changed(-1)),
	}, options...)...)
	go func() {
		defer close(one.stopped)
		for {
			fetches := one.client.PollFetches(ctx)
			if fetches.IsClientClosed() {
				return
			}
			one.mutex.Lock()
			one.records = append(one.records, fetches.Records()...)
			one.mutex.Unlock()
			// What could not be committed is read again, which the checks find.
			_ = one.client.CommitRecords(ctx, fetches.Records()...)
			one.client.AllowRebalance()
		}
	}()
	return one
}

func (one *member) partitions() int {
	one.mutex.Lock()
	defer one.mutex.Unlock()
	return one.assigned
}

func (one *member) read() []*kgo.Record {
	one.mutex.Lock()
	defer one.mutex.Unlock()
	return append([]*kgo.Record{}, one.records...)
}

func (one *member) end() {
	one.client.CloseAllowingRebalance()
	<-one.stopped
}

func group(options ...kgo.Opt) int {
	name := fmt.Sprintf("group-%d", rand.Int31())
	topic := newTopic(name, 6, nil)
	one := newMember(topic, topic, options...)
	until(func() bool { return one.partitions() == 6 }, "one has all partitions")
	send(topic, 0, 600)
	until(func() bool { return len(one.read()) == 600 }, "one has read all")
	two := newMember(topic, topic, options...)
	until(func() bool { return one.partitions() == 3 && two.partitions() == 3 }, "each has three partitions")
	send(topic, 600, 1200)
	until(func() bool { return len(one.read())+len(two.read()) == 1200 }, "both have read all")
	described, err := admin.DescribeGroups(ctx, topic)
	check(err)
	same(described[topic].State, "Stable", "the state")
	same(len(described[topic].Members), 2, "the number of members")
	one.end()
	until(func() bool { return two.partitions() == 6 }, "two has all partitions")
	two.end()
	send(topic, 1200, 1300)
	three := newMember(topic, topic, options...)
	until(func() bool { return len(three.read()) >= 100 }, "three has read on")
	three.end()
	return checkAll(append(append(one.read(), two.read()...), three.read()...), 1300)
}

func transactions() int {
	topic := newTopic("transactions", 3, nil)
	client := newClient(kgo.TransactionalID(topic))
	defer client.Close()
	for round := range 10 {
		check(client.BeginTransaction())
		// Aborted records have numbers that no committed one has.
		from := round * 50
		if round%2 == 1 {
			from = 10_000 + round*100
		}
		sendWith(client, topic, from, from+100)
		check(client.EndTransaction(ctx, kgo.TransactionEndTry(round%2 == 0)))
	}
	verified(topic, 500, kgo.FetchIsolationLevel(kgo.ReadCommitted()))
	same(len(read(topic, 1000)), 1000, "what is not committed too")
	return 1500
}

func copyInTransactions() int {
	source, target := newTopic("source", 3, nil), newTopic("target", 3, nil)
	send(source, 0, 500)
	session, err := kgo.NewGroupTransactSession(
		kgo.SeedBrokers(brokers...),
		kgo.TransactionalID(target),
		kgo.ConsumerGroup(target),
		kgo.ConsumeTopics(source),
		kgo.ConsumeResetOffset(kgo.NewOffset().AtStart()),
		kgo.RecordPartitioner(kgo.ManualPartitioner()),
		kgo.FetchIsolationLevel(kgo.ReadCommitted()),
		kgo.RequireStableFetchOffsets(),
	)
	check(err)
	defer session.Close()
	copied := 0
	for copied < 500 {
		fetches := session.PollFetches(ctx)
		check(fetches.Err())
		check(session.Begin())
		for _, record := range fetches.Records() {
			out := recordOf(target, numberOf(record))
			out.Partition = record.Partition
			session.Produce(ctx, out, nil)
		}
		committed, err := session.End(ctx, kgo.TryCommit)
		check(err)
		if committed {
			copied += len(fetches.Records())
		}
	}
	return verified(target, 500, kgo.FetchIsolationLevel(kgo.ReadCommitted()))
}

func offsets() int {
	topic := newTopic("offsets", 1, nil)
	send(topic, 0, 100)
	start, err := admin.ListStartOffsets(ctx, topic)
	check(err)
	end, err := admin.ListEndOffsets(ctx, topic)
	check(err)
	byTime, err := admin.ListOffsetsAfterMilli(ctx, firstTimestamp+40, topic)
	check(err)
	newest, err := admin.ListMaxTimestampOffsets(ctx, topic)
	check(err)
	same([]int64{start[topic][0].Offset, end[topic][0].Offset, byTime[topic][0].Offset, newest[topic][0].Offset}, []int64{0, 100, 40, 99}, "offsets")
	return 0
}

func topics() int {
	retention := "4000000000000"
	topic := newTopic("admin", 1, map[string]*string{"retention.ms": &retention})
	configOf := func(name string) string {
		described, err := admin.DescribeTopicConfigs(ctx, topic)
		check(err)
		for _, config := range described[0].Configs {
			if config.Key == name && config.Value != nil {
				return *config.Value
			}
		}
		return ""
	}
	same(configOf("retention.ms"), retention, "a config")
	size := "2000000"
	_, err := admin.AlterTopicConfigs(ctx, []kadm.AlterConfig{{Op: kadm.SetConfig, Name: "max.message.bytes", Value: &size}}, topic)
	check(err)
	until(func() bool { return configOf("max.message.bytes") == size }, "it is altered")
	send(topic, 0, 20)
	var upTo kadm.Offsets
	upTo.Add(kadm.Offset{Topic: topic, Partition: 0, At: 5})
	deleted, err := admin.DeleteRecords(ctx, upTo)
	check(err)
	same(deleted[topic][0].LowWatermark, 5, "the low watermark")
	_, err = admin.UpdatePartitions(ctx, 4, topic)
	check(err)
	until(func() bool {
		listed, err := admin.ListTopics(ctx, topic)
		check(err)
		return len(listed[topic].Partitions) == 4
	}, "there are four partitions")
	_, err = admin.DeleteTopics(ctx, topic)
	check(err)
	until(func() bool {
		listed, err := admin.ListTopics(ctx)
		check(err)
		return !listed.Has(topic)
	}, "the topic is gone")
	return 0
}

func failover() int {
	two := "2"
	topic := newTopic("failover", 3, map[string]*string{"min.insync.replicas": &two})
	var victim int32
	until(func() bool {
		listed, err := admin.ListTopics(ctx, topic)
		check(err)
		victim = listed[topic].Partitions[0].Leader
		return victim > 0
	}, "there is a leader")
	client := newClient()
	defer client.Close()
	sendWith(client, topic, 0, 1000)
	ask("kill", victim)
	sendWith(client, topic, 1000, 3000)
	ask("start", victim)
	sendWith(client, topic, 3000, 4000)
	return verified(topic, 4000)
}

func main() {
	brokers, prefix = strings.Split(os.Args[1], ","), os.Args[2]
	pattern := ""
	if len(os.Args) > 3 {
		pattern = os.Args[3]
	}
	admin = kadm.NewClient(newClient())
	version := ""
	if info, is := debug.ReadBuildInfo(); is {
		for _, each := range info.Deps {
			if each.Path == "github.com/twmb/franz-go" {
				version = each.Version
			}
		}
	}
	cases := []namedCase{
		{"produce and consume, none", func() int { return roundTrip("none", kgo.NoCompression()) }},
		{"produce and consume, gzip", func() int { return roundTrip("gzip", kgo.GzipCompression()) }},
		{"produce and consume, snappy", func() int { return roundTrip("snappy", kgo.SnappyCompression()) }},
		{"produce and consume, lz4", func() int { return roundTrip("lz4", kgo.Lz4Compression()) }},
		{"produce and consume, zstd", func() int { return roundTrip("zstd", kgo.ZstdCompression()) }},
		{"what others are to read is written, in every codec", writeForOthers},
		{"what others wrote, in every codec, is read", readOthers},
		{"acks of one and of none", func() int {
			topic := newTopic("acks", 1, nil)
			send(topic, 0, 200, kgo.RequiredAcks(kgo.LeaderAck()), kgo.DisableIdempotentWrite())
			send(topic, 200, 400, kgo.RequiredAcks(kgo.NoAck()), kgo.DisableIdempotentWrite())
			return verified(topic, 400)
		}},
		{"offsets by time, and of both ends", offsets},
		{"two members divide partitions, one leaves, the next resumes", func() int { return group() }},
		{"the same with assignors that take everything away first", func() int { return group(kgo.Balancers(kgo.RangeBalancer())) }},
		{"transactions: what is committed is read, what is aborted is not", transactions},
		{"a copy in transactions with the offsets of its group", copyInTransactions},
		{"topics: configs, more partitions, records and topics deleted", topics},
	}
	if len(brokers) > 1 {
		cases = append(cases, namedCase{"the leader is killed while records are sent", failover})
	}
	runAll(version, pattern, cases)
}
