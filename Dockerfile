# syntax=docker/dockerfile:1
# docs/releasing.md says how to pin the base images by digest.

# Compiles; nothing of this stage but its result goes into the image.
FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc tsconfig.json ./
COPY tools ./tools
COPY src ./src
COPY preview ./preview
COPY commands ./commands
# Installs from the lock file, without running scripts of packages, and compiles.
RUN node tools/setup.mjs --build

# What the bot needs to run, and no compiler.
FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:24-slim
ENV NODE_ENV=production \
    METRICS_HOST=127.0.0.1 \
    CACHE_DIR=/var/cache/verbatim \
    KNOWLEDGE_DIR=/app/knowledge \
    ARCHIVE_DIR=/app/archive
WORKDIR /app
RUN mkdir -p /var/cache/verbatim && chown node:node /var/cache/verbatim
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY package.json ./
COPY tools/run.mjs tools/signals.mjs tools/healthcheck.mjs ./tools/
COPY knowledge ./knowledge
USER node
EXPOSE 8080
STOPSIGNAL SIGTERM
# Healthy means that it can answer, not only that it runs.
HEALTHCHECK --interval=15s --timeout=3s --start-period=60s --retries=4 CMD ["node", "tools/healthcheck.mjs"]
# Node is the first process itself, so that SIGTERM reaches the bot: it finishes what is in flight within ten seconds.
CMD ["node", "tools/run.mjs"]
