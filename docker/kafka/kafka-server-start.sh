#!/usr/bin/env bash
# Only the broker gets the agent: any tool that is run beside it would want the same port.
export KAFKA_OPTS="${KAFKA_OPTS:-} -javaagent:/opt/jmx-exporter/agent.jar=9404:/opt/jmx-exporter/rules.yml"
exec /opt/kafka/bin/kafka-server-start-without-agent.sh "$@"
