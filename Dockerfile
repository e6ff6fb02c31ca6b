FROM python:3.11-slim-bookworm AS build

ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PYTHONDONTWRITEBYTECODE=1
RUN python -m venv /opt/madoguchi
ENV PATH=/opt/madoguchi/bin:$PATH

# Libraries change less often than listings: a corrected number rebuilds only what follows.
WORKDIR /src
COPY requirements.lock ./
RUN pip install --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE ./
COPY documents documents
COPY directory directory
COPY routing_rules routing_rules
COPY service service
COPY web web
RUN pip install --no-deps --no-build-isolation .

# From a folder without the sources, so that what was installed is what is checked. No image with a wrong rule or listing.
RUN cd / && madoguchi check


FROM python:3.11-slim-bookworm

# A number, so that a cluster can see that it is not root.
RUN useradd --uid 10001 --no-create-home --shell /usr/sbin/nologin madoguchi
COPY --from=build /opt/madoguchi /opt/madoguchi

# The counselor's desk keeps its database and key here. A new volume takes owner and mode over.
RUN install --directory --owner=10001 --mode=0700 /data
VOLUME /data

ENV PATH=/opt/madoguchi/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 MADOGUCHI_DATA=/data
USER 10001
WORKDIR /
EXPOSE 8000

HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]

# 0.0.0.0 reaches only the container's own network, which is the boundary here: what is published is compose.yaml's choice.
CMD ["madoguchi", "serve", "--host", "0.0.0.0", "--port", "8000"]
