package dev.maeari.manifests;

import static dev.maeari.manifests.Site.PRODUCTION;
import static dev.maeari.manifests.Site.PRODUCTION_BY_INGRESS;
import static dev.maeari.manifests.Site.SMALL;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For each policy something that it must refuse. */
final class Breakages {
    private static final String ARTICLES = "Deployment article-service";
    private static final String POD = "/spec/template/spec/";
    private static final String CONTAINER = POD + "containers/0/";
    private static final String EXPORT = "CronJob log-backup";
    private static final String JOB = "/spec/jobTemplate/spec/";
    private static final String JOBS_POD = "/spec/jobTemplate" + POD;
    private static final String JOBS_CONTAINER = "/spec/jobTemplate" + CONTAINER;

    static final List<Breakage> ALL = List.of(
            of(PodPolicies.IMAGES, ARTICLES, CONTAINER + "image", "maeari/article-service:latest"),
            of(PodPolicies.IMAGES, ARTICLES, CONTAINER + "image", "registry:5000/maeari/article-service"),
            of(PodPolicies.USER, ARTICLES, POD + "securityContext/runAsNonRoot", null),
            of(PodPolicies.USER, ARTICLES, POD + "securityContext/runAsUser", 0),
            of(PodPolicies.RIGHTS, ARTICLES, POD + "automountServiceAccountToken", true),
            of(PodPolicies.RIGHTS, ARTICLES, POD + "securityContext/seccompProfile", null),
            of(PodPolicies.RIGHTS, ARTICLES, CONTAINER + "securityContext/allowPrivilegeEscalation", true),
            of(PodPolicies.RIGHTS, ARTICLES, CONTAINER + "securityContext/readOnlyRootFilesystem", false),
            of(PodPolicies.RIGHTS, ARTICLES, CONTAINER + "securityContext/capabilities/drop/0", "NET_RAW"),
            of(PodPolicies.RESOURCES, ARTICLES, CONTAINER + "resources/limits", null),
            of(PodPolicies.RESOURCES, ARTICLES, CONTAINER + "resources/requests/cpu", null),
            of(PodPolicies.ASKED, ARTICLES, CONTAINER + "readinessProbe", null),
            of(PodPolicies.ASKED, ARTICLES, CONTAINER + "livenessProbe/httpGet/port", "http"),
            of(PodPolicies.PORTS, ARTICLES, CONTAINER + "ports/0/containerPort", 8080),
            of(PodPolicies.ENDING, ARTICLES, CONTAINER + "lifecycle", null),
            of(PodPolicies.ENDING, ARTICLES, POD + "terminationGracePeriodSeconds", 10),
            of(PodPolicies.IMAGES, EXPORT, JOBS_CONTAINER + "image", "maeari/tools:latest"),
            of(PodPolicies.USER, EXPORT, JOBS_POD + "securityContext/runAsNonRoot", null),
            of(PodPolicies.USER, EXPORT, JOBS_POD + "securityContext/runAsUser", 1001),
            of(PodPolicies.RIGHTS, EXPORT, JOBS_POD + "automountServiceAccountToken", null),
            of(PodPolicies.RIGHTS, EXPORT, JOBS_CONTAINER + "securityContext/readOnlyRootFilesystem", null),
            of(PodPolicies.RESOURCES, EXPORT, JOBS_CONTAINER + "resources/limits", null),
            of(PodPolicies.JOBS, EXPORT, "/spec/concurrencyPolicy", "Allow"),
            of(PodPolicies.JOBS, EXPORT, "/spec/startingDeadlineSeconds", null),
            of(PodPolicies.JOBS, EXPORT, "/spec/failedJobsHistoryLimit", 0),
            of(PodPolicies.JOBS, EXPORT, JOB + "activeDeadlineSeconds", null),
            of(PodPolicies.JOBS, EXPORT, JOBS_POD + "restartPolicy", "OnFailure"),
            of(
                    WholePolicies.SELECTORS,
                    "Service article-service",
                    "/spec/selector/app.kubernetes.io~1name",
                    "articles"),
            of(WholePolicies.SELECTORS, ARTICLES, "/spec/selector/matchLabels/app.kubernetes.io~1name", "articles"),
            of(WholePolicies.BUDGETS, "PodDisruptionBudget article-service", "/spec/maxUnavailable", 2),
            of(WholePolicies.BUDGETS, "PodDisruptionBudget article-service", "/spec/selector/matchLabels", Map.of()),
            of(WholePolicies.SPREADING, ARTICLES, POD + "topologySpreadConstraints/0", null),
            of(WholePolicies.SCALING, "Deployment engagement-service-counting", "/spec/replicas", 3),
            of(
                    WholePolicies.SCALING,
                    "HorizontalPodAutoscaler engagement-service-ingest",
                    "/spec/scaleTargetRef/name",
                    "engagement-service-counting"),
            of(
                    WholePolicies.SCALED,
                    "ScaledObject engagement-service-counting",
                    "/spec/scaleTargetRef/name",
                    "engagement-service"),
            of(WholePolicies.MANAGEMENT, "Service article-service", "/spec/ports/0/targetPort", "management"),
            of(WholePolicies.NETWORK, "NetworkPolicy deny-by-default", "/spec/policyTypes/1", null),
            new Breakage(
                    WholePolicies.NETWORK,
                    SMALL,
                    "NetworkPolicy deny-by-default",
                    "/spec/podSelector",
                    Map.of("matchLabels", Map.of("app.kubernetes.io/part-of", "maeari"))),
            of(WholePolicies.RESTRICTED, "Namespace maeari", "/metadata/labels", Map.of()),
            of(WholePolicies.STORAGE, "KafkaNodePool broker", "/spec/storage/volumes/0/class", null),
            of(WholePolicies.STORAGE, "Cluster engagement-db", "/spec/storage/storageClass", null),
            of(WholePolicies.STORAGE, "Cluster engagement-db", "/spec/walStorage/storageClass", null),
            of(WholePolicies.STORAGE, "PersistentVolumeClaim log-backups", "/spec/storageClassName", null),
            of(WholePolicies.CLAIMED, "PersistentVolumeClaim log-backups", "/metadata/name", "log-backup"),
            new Breakage(WholePolicies.STORAGE, SMALL, "Cluster maeari-db", "/spec/walStorage", Map.of("size", "10Gi")),
            of(SettingPolicies.KNOWN, ARTICLES, CONTAINER + "env/1/name", "QUARKUS_DATASOURCE_URL"),
            of(SettingPolicies.KNOWN, ARTICLES, CONTAINER + "env/1/name", "MAEARI_OUTBOX_REALY"),
            of(SettingPolicies.TOLD, EXPORT, JOBS_CONTAINER + "env/0/name", "KAFKA_SASL_JASS_CONFIG"),
            of(SettingPolicies.TOLD, EXPORT, JOBS_CONTAINER + "env/0/name", "MAEARI_TOPICS_PREFIX"),
            of(SettingPolicies.TOLD, EXPORT, JOBS_CONTAINER + "args/2", "--bootstrap-servers=$(KAFKA_SERVERS)"),
            of(SettingPolicies.ROLLED, EXPORT, JOBS_CONTAINER + "envFrom/0/configMapRef/name", "maeari"),
            of(SettingPolicies.THERE, EXPORT, JOBS_CONTAINER + "env/0/valueFrom/secretKeyRef/name", "log-backup-kafka"),
            of(
                    SettingPolicies.REFERRED,
                    EXPORT,
                    JOBS_CONTAINER + "env/0",
                    Map.of("name", "KAFKA_SASL_JAAS_CONFIG", "value", "a")),
            of(
                    SettingPolicies.REFERRED,
                    ARTICLES,
                    CONTAINER + "env/0",
                    Map.of("name", "KAFKA_SASL_JAAS_CONFIG", "value", "a")),
            of(SettingPolicies.ROLLED, ARTICLES, CONTAINER + "envFrom/0/configMapRef/name", "maeari"),
            of(SettingPolicies.THERE, ARTICLES, CONTAINER + "env/0/valueFrom/secretKeyRef/name", "articles-kafka"),
            of(SettingPolicies.TOPICS, "KafkaTopic maeari.views", "/spec/partitions", 12),
            of(SettingPolicies.TOPICS, "KafkaTopic maeari.likes", "/spec/config/retention.ms", "604800000"),
            of(SettingPolicies.TOPICS, "KafkaTopic maeari.counts", "/metadata/name", "maeari.count"),
            of(SettingPolicies.GROWING, "ScaledObject engagement-service-counting", "/spec/maxReplicaCount", 12),
            of(SettingPolicies.ADDRESSES, "Kafka kafka", "/spec/kafka/listeners/0/port", 9094),
            of(SettingPolicies.ADDRESSES, "Cluster article-db", "/metadata/name", "articles-db"),
            of(SettingPolicies.ADDRESSES, "Service engagement-api", "/spec/ports/0/port", 80),
            of(NetworkPolicies.THERE, "NetworkPolicy services-speak-to-kafka", "/spec/egress/0/ports/0/port", 9092),
            of(
                    NetworkPolicies.THERE,
                    "NetworkPolicy article-db-is-its-services",
                    "/spec/ingress/0/from/0/podSelector/matchLabels",
                    Map.of("app", "article-service")),
            of(
                    NetworkPolicies.THERE,
                    "NetworkPolicy readers-come-by-the-gateway",
                    "/spec/ingress/0/ports/0/port",
                    "https"),
            of(
                    NetworkPolicies.OPEN,
                    "NetworkPolicy article-service-speaks-to-its-db",
                    "/spec/egress/0/to/0/podSelector/matchLabels",
                    Map.of("cnpg.io/cluster", "engagement-db")),
            of(NetworkPolicies.OPEN, "NetworkPolicy names-are-looked-up", "/spec/egress/0/to", List.of()),
            of(NetworkPolicies.THERE, EXPORT, JOB + "template/metadata/labels", Map.of("app", "log-backup")),
            of(NetworkPolicies.OPEN, "NetworkPolicy the-log-is-copied", "/spec/egress/0/ports/0/port", 9092),
            of(
                    NetworkPolicies.CLOSED,
                    EXPORT,
                    JOB + "template/metadata/labels",
                    Map.of("app.kubernetes.io/name", "log-backup", "app.kubernetes.io/part-of", "maeari")),
            of(NetworkPolicies.BROKERS, "Kafka kafka", "/spec/kafka/listeners/0/networkPolicyPeers/1", null),
            of(
                    NetworkPolicies.BROKERS,
                    "Kafka kafka",
                    "/spec/kafka/listeners/0/networkPolicyPeers/1",
                    Map.of("podSelector", Map.of())),
            of(NetworkPolicies.OPEN, "ConfigMap maeari", "/data/QUARKUS_MAILER_PORT", "2525"),
            new Breakage(
                    NetworkPolicies.OPEN,
                    SMALL,
                    "NetworkPolicy postgres-is-the-services",
                    "/spec/podSelector/matchLabels",
                    Map.of("cnpg.io/cluster", "article-db")),
            new Breakage(
                    NetworkPolicies.OPEN,
                    SMALL,
                    "NetworkPolicy readers-come-by-the-gateway",
                    "/spec/ingress/0/from/0/namespaceSelector/matchLabels",
                    Map.of("kubernetes.io/metadata.name", "ingress")),
            of(
                    NetworkPolicies.CLOSED,
                    "NetworkPolicy engagement-db-is-its-services",
                    "/spec/ingress/0/from/0/podSelector",
                    Map.of()),
            new Breakage(
                    NetworkPolicies.CLOSED,
                    SMALL,
                    "NetworkPolicy readers-come-by-the-gateway",
                    "/spec/ingress/0/from/0/namespaceSelector",
                    Map.of()),
            new Breakage(NetworkPolicies.CLOSED, SMALL, "NetworkPolicy metrics-are-read", "/spec/ingress/0/from", null),
            new Breakage(SettingPolicies.TOPICS, SMALL, "KafkaTopic maeari.views", "/spec/replicas", 3),
            of(RoutePolicies.ROLES, "HTTPRoute maeari", "/spec/rules/1/backendRefs/0/name", "engagement-ingest"),
            of(RoutePolicies.ROLES, "Deployment engagement-service-ingest", CONTAINER + "env/0/value", "counting"),
            new Breakage(
                    RoutePolicies.ROLES,
                    PRODUCTION_BY_INGRESS,
                    "Ingress maeari",
                    "/spec/rules/0/http/paths/4/backend/service/name",
                    "engagement-ingest"),
            of(RoutePolicies.BACKENDS, "HTTPRoute maeari", "/spec/rules/0/backendRefs/0/port", 8081),
            of(RoutePolicies.PATHS, "HTTPRoute maeari", "/spec/rules/2/matches/1", null),
            of(RoutePolicies.COUNTED, "Deployment engagement-service-counting", CONTAINER + "env/0/value", "api"),
            of(RoutePolicies.STREAMS, "HTTPRoute maeari", "/spec/rules/1/timeouts", null),
            new Breakage(
                    RoutePolicies.STREAMS,
                    PRODUCTION_BY_INGRESS,
                    "Ingress maeari",
                    "/metadata/annotations/nginx.ingress.kubernetes.io~1proxy-read-timeout",
                    "10"),
            of(KafkaPolicies.ALLOWED, "KafkaUser engagement-kafka", "/spec/authorization/acls/2", null),
            of(
                    KafkaPolicies.ALLOWED,
                    "KafkaUser article-kafka",
                    "/spec/authorization/acls/1/resource/name",
                    "maeari.article"),
            of(KafkaPolicies.ALLOWED, "KafkaUser backup-kafka", "/spec/authorization/acls/0/operations/0", "Write"),
            of(KafkaPolicies.ALLOWED, "KafkaUser backup-kafka", "/metadata/name", "log-kafka"),
            of(KafkaPolicies.LOOKED_AT, "KafkaUser article-kafka", "/spec/authorization/acls/0/operations/0", "Read"),
            of(KafkaPolicies.GROUPS, "KafkaUser backup-kafka", "/spec/authorization/acls/10/operations/0", "Read"),
            of(KafkaPolicies.GROUPS, "KafkaUser notification-kafka", "/spec/authorization/acls/8", null),
            of(KafkaPolicies.KEPT, "Kafka kafka", "/spec/kafka/config/min.insync.replicas", 1),
            of(KafkaPolicies.KEPT, "KafkaNodePool broker", "/spec/replicas", 2),
            of(KafkaPolicies.CLOSED, "Kafka kafka", "/spec/kafka/listeners/0/tls", false),
            of(KafkaPolicies.CLOSED, "Kafka kafka", "/spec/kafka/config/auto.create.topics.enable", true),
            of(TlsPolicies.SHOWN, "Certificate engagement-service", "/spec/dnsNames/0", "engagement-service"),
            of(TlsPolicies.SHOWN, "Certificate article-service", "/spec/usages/1", "client auth"),
            of(TlsPolicies.FILES, ARTICLES, CONTAINER + "volumeMounts/0/mountPath", "/etc/tls"),
            of(TlsPolicies.FILES, ARTICLES, CONTAINER + "volumeMounts/0/subPath", "tls.crt"),
            of(TlsPolicies.PROBED, ARTICLES, CONTAINER + "livenessProbe/httpGet/scheme", null),
            of(TlsPolicies.METRICS, "PodMonitor maeari", "/spec/podMetricsEndpoints/0/scheme", "http"),
            of(TlsPolicies.METRICS, "PodMonitor maeari", "/spec/podMetricsEndpoints/0/tlsConfig/serverName", "maeari"),
            of(TlsPolicies.CALLED, "ConfigMap maeari", "/data/MAEARI_ENGAGEMENT_URL", "http://engagement-api:8082"),
            of(
                    TlsPolicies.CALLED,
                    "ConfigMap maeari",
                    "/data/QUARKUS_REST_CLIENT__ENGAGEMENT__TLS_CONFIGURATION_NAME",
                    null),
            of(TlsPolicies.GATEWAY, "BackendTLSPolicy engagement-api", "/spec/targetRefs/0/name", "engagement-service"),
            of(TlsPolicies.GATEWAY, "BackendTLSPolicy article-service", "/spec/validation/hostname", "articles"),
            of(TlsPolicies.GATEWAY, "BackendTLSPolicy article-service", "/spec/validation/caCertificateRefs", null),
            new Breakage(
                    TlsPolicies.GATEWAY,
                    PRODUCTION_BY_INGRESS,
                    "Ingress maeari",
                    "/metadata/annotations/nginx.ingress.kubernetes.io~1backend-protocol",
                    null),
            new Breakage(
                    TlsPolicies.GATEWAY,
                    PRODUCTION_BY_INGRESS,
                    "Ingress maeari",
                    "/metadata/annotations/nginx.ingress.kubernetes.io~1proxy-ssl-verify",
                    "off"),
            new Breakage(
                    TlsPolicies.GATEWAY,
                    PRODUCTION_BY_INGRESS,
                    "Ingress maeari",
                    "/metadata/annotations/haproxy-ingress.github.io~1secure-verify-hostname",
                    "maeari"));

    private Breakages() {}

    private static Breakage of(Policy policy, String manifest, String at, @Nullable Object value) {
        return new Breakage(policy, PRODUCTION, manifest, at, value);
    }
}
