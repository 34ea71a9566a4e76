#!/bin/bash
# Written by ./mvnw -pl tests/architecture test -Dtest=ComposeTest -Dmaeari.docs=write
set -eu
topics() {
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 "$@"
}
until made=$(topics --list 2>/dev/null); do
  sleep 1
done
# Each call starts a Java of its own, so that none is made for a topic that is there.
make() {
  case " ${made//$'\n'/ } " in
  *" $1 "*) ;;
  *) topics --create --if-not-exists --topic "$@" ;;
  esac
}
make maeari.articles --partitions 6 --replication-factor 1 \
  --config cleanup.policy=compact \
  --config max.message.bytes=1048588
make maeari.articles.dead --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=2097152 \
  --config retention.bytes=-1 \
  --config retention.ms=-1
make maeari.views --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=1048588 \
  --config message.timestamp.type=LogAppendTime \
  --config retention.bytes=-1 \
  --config retention.ms=-1
make maeari.views.dead --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=2097152 \
  --config retention.bytes=-1 \
  --config retention.ms=-1
make maeari.likes --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=1048588 \
  --config message.timestamp.type=LogAppendTime \
  --config retention.bytes=-1 \
  --config retention.ms=-1
make maeari.likes.dead --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=2097152 \
  --config retention.bytes=-1 \
  --config retention.ms=-1
make maeari.comments --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=1048588 \
  --config message.timestamp.type=LogAppendTime \
  --config retention.bytes=-1 \
  --config retention.ms=-1
make maeari.comments.dead --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=2097152 \
  --config retention.bytes=-1 \
  --config retention.ms=-1
make maeari.counts --partitions 6 --replication-factor 1 \
  --config cleanup.policy=compact \
  --config max.message.bytes=1048588
make maeari.counts.dead --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config max.message.bytes=2097152 \
  --config retention.bytes=-1 \
  --config retention.ms=-1
make maeari.sessions --partitions 6 --replication-factor 1 \
  --config cleanup.policy=delete \
  --config message.timestamp.type=LogAppendTime \
  --config retention.ms=691200000 \
  --config segment.ms=86400000
