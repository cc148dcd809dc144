# 0. El visor de modelos, de npm.
FROM node:20-bookworm-slim AS visor
WORKDIR /visor
COPY src/main/frontend ./
RUN npm ci --loglevel=error

# 1. Construcción. Si su red sale por un espejo: docker build --secret id=ajustes_maven,src=$HOME/.m2/settings.xml .
FROM maven:3.9-eclipse-temurin-17 AS construccion
WORKDIR /fuente
COPY mvnw pom.xml ./
COPY .mvn .mvn
COPY src/main src/main
COPY processes processes
COPY forms forms
COPY --from=visor /visor target/frontend
RUN --mount=type=cache,target=/root/.m2/repository \
    --mount=type=secret,id=ajustes_maven,target=/root/.m2/settings.xml,required=false \
    ./mvnw -B -q package -Dmaven.test.skip=true
RUN java -Djarmode=tools -jar target/llegada-a-territorio.jar extract --layers --destination /capas

# 2. Ejecución. Las bibliotecas van en su propia capa: actualizar la aplicación no las vuelve a descargar.
FROM eclipse-temurin:17-jre
RUN groupadd --system --gid 10001 att && useradd --system --uid 10001 --gid att --home-dir /app --shell /usr/sbin/nologin att
WORKDIR /app
COPY --from=construccion /capas/dependencies/ ./
COPY --from=construccion /capas/spring-boot-loader/ ./
COPY --from=construccion /capas/snapshot-dependencies/ ./
COPY --from=construccion /capas/application/ ./
COPY docker/entrenar docker/arrancar docker/sano /usr/local/bin/
RUN install -d -o att -g att /app/cds
USER att
# Un arranque de entrenamiento, aquí mismo y con este usuario, deja escritas las clases compartidas (ADR 0014).
RUN entrenar

ENV PORT=8080
EXPOSE 8080
HEALTHCHECK --interval=15s --timeout=5s --start-period=90s --retries=4 CMD ["sano"]
ENTRYPOINT ["arrancar"]
