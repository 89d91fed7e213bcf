# syntax=docker/dockerfile:1
# viva in a container: `docker build -t viva .`, then see “Docker” in README.md.

FROM swift:6.3-bookworm AS builder
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends libcurl4-openssl-dev libmd-dev libpango1.0-dev libsqlite3-dev \
        libwslay-dev libyaml-dev pkg-config \
    && rm -rf /var/lib/apt/lists/*
WORKDIR /build
COPY . .
# Swift's own libraries go into the program, so that the image needs none of them; the symbols stay behind.
RUN swift build -c release --static-swift-stdlib --product viva -Xlinker -s \
    && swift build -c release --static-swift-stdlib --product viva-card -Xlinker -s \
    && mkdir /out \
    && cp "$(swift build -c release --static-swift-stdlib --show-bin-path)/viva" /out/ \
    && cp "$(swift build -c release --static-swift-stdlib --show-bin-path)/viva-card" /out/ \
    && cp -r "$(swift build -c release --static-swift-stdlib --show-bin-path)/viva_Workspace.resources" /out/

FROM debian:bookworm-slim
# Security updates of Debian are wanted, so no versions are named here.
# hadolint ignore=DL3008
RUN apt-get update \
    && apt-get install -y --no-install-recommends ca-certificates libcurl4 libmd0 libsqlite3-0 libwslay1 libyaml-0-2 tzdata \
        libpangocairo-1.0-0 fonts-inter fonts-dejavu-core fonts-droid-fallback \
    && rm -rf /var/lib/apt/lists/* \
    && groupadd --gid 10001 viva \
    && useradd --uid 10001 --gid viva --no-create-home --home-dir /var/lib/viva --shell /usr/sbin/nologin viva \
    && install -d -o viva -g viva -m 0750 /var/lib/viva
# The page of `viva workspace` and `viva-card`, which draws, lie beside the program, where it looks for them.
COPY --from=builder /out/ /usr/local/bin/
COPY Config /etc/viva/Config
WORKDIR /etc/viva
# By number, so that a cluster can tell that it is not root.
USER 10001:10001
# Inside the container every address, or nobody outside could ask for /metrics. Publish the port only to those who may.
ENV VIVA_DATABASE=/var/lib/viva/viva.sqlite \
    VIVA_OPERATIONS_HOST=0.0.0.0 \
    VIVA_OPERATIONS_PORT=9464
# Fails here rather than in the night: libraries and bank are there, and the linker has kept Foundation's time zones, which it
# drops from a static program that does not seem to use them.
RUN viva bank lint && viva schedule preview --number 1 weekdays 09:30 Europe/Vilnius
# The same for what draws, and its fonts.
RUN ["bash", "-c", "viva-card >/dev/null <<<'{\"title\":\"Quiz\",\"subtitle\":\"\",\"points\":\"1 of 1\",\"share\":1,\"topics\":[],\"furtherTopics\":0,\"trend\":[]}'"]
VOLUME /var/lib/viva
EXPOSE 9464
STOPSIGNAL SIGTERM
# bash speaks enough HTTP for this; curl would be one more program in the image.
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 \
    CMD ["bash", "-c", "exec 3<>\"/dev/tcp/127.0.0.1/${VIVA_OPERATIONS_PORT}\" && printf 'GET /healthz HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r status <&3 && [[ $status == *' 200 '* ]]"]
ENTRYPOINT ["viva"]
CMD ["serve"]
