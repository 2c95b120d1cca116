# Node runs the TypeScript source, so there is no build step and nothing but Node in the image.
FROM node:26.10.0-alpine

WORKDIR /app
ENV NODE_ENV=production

# Before the source, so that a change of it installs nothing anew. The image has its Node; the scripts would fetch another one.
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund && npm cache clean --force

COPY LICENSE README.md ./
COPY knowledge ./knowledge
COPY src ./src
COPY adapters ./adapters

# The only folder this user writes to, and only without REDIS_URL.
RUN mkdir /data && chown 1000:1000 /data
VOLUME /data
USER 1000:1000

ENV HOST=0.0.0.0 PORT=3000 WAYMARK_DATA=/data
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]

# Not through npm, which would keep signals from the program.
CMD ["node", "src/main.ts", "start"]
