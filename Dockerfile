# The services' images; the argument names the service:
#   docker build --build-arg SERVICE=order-service --tag waybill/order-service .

# Empty, or the digest of the base to build on, as sha256:…
ARG JDK_DIGEST=
ARG JRE_DIGEST=
# What is built in one stage, which the images of all of them share.
ARG MODULES=order-service,payment-service,inventory-service,shipping-service,console

# The poms alone, so that libraries are fetched again only when a pom has changed.
FROM eclipse-temurin:25-jdk${JDK_DIGEST:+@}${JDK_DIGEST} AS poms
COPY . /source
WORKDIR /source
RUN mkdir /poms && cp -r --parents .mvn mvnw pom.xml */pom.xml /poms

FROM eclipse-temurin:25-jdk${JDK_DIGEST:+@}${JDK_DIGEST} AS built
WORKDIR /source
ARG MODULES
ENV MAVEN_ARGS="--batch-mode --quiet --no-transfer-progress --also-make --projects ${MODULES} \
    -Dmaven.test.skip=true -Dspotless.check.skip=true"
COPY --from=poms /poms ./
RUN ./mvnw -Dspring-boot.repackage.skip=true package && rm -rf target */target
COPY . .
RUN ./mvnw package

# From here on one service. What changes least comes first, so that a new version is a small layer.
FROM eclipse-temurin:25-jdk${JDK_DIGEST:+@}${JDK_DIGEST} AS layers
ARG SERVICE
COPY --from=built /source/${SERVICE}/target/${SERVICE}.jar /built.jar
RUN java -Djarmode=tools -jar /built.jar extract --layers --destination /layers --application-filename service.jar

FROM eclipse-temurin:25-jre${JRE_DIGEST:+@}${JRE_DIGEST}
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin waybill
WORKDIR /waybill
COPY docker/service/ ./
COPY --from=layers /layers/dependencies/ ./
COPY --from=layers /layers/spring-boot-loader/ ./
COPY --from=layers /layers/snapshot-dependencies/ ./
COPY --from=layers /layers/application/ ./
# A start without a database, up to where the service would begin its work; the JVM keeps what it has learned.
RUN java @options -XX:AOTCacheOutput=service.aot -Dspring.context.exit=onRefresh -jar service.jar \
    --spring.config.additional-location=file:training.yaml && rm -rf /tmp/training
USER 10001
# who reaches the port is decided where it is published
ENV SERVER_ADDRESS=0.0.0.0 SERVER_PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=5s --timeout=10s --start-period=60s --retries=6 CMD ["/waybill/is-ready"]
# JAVA_TOOL_OPTIONS adds to the options. The JVM is the first process, so SIGTERM reaches it and it ends in order.
ENTRYPOINT ["java", "@/waybill/options", "-XX:AOTCache=/waybill/service.aot", "-jar", "/waybill/service.jar"]
