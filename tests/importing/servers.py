"""Small real servers for tests of fetching, on loopback addresses of their own."""

import gzip
import ssl
import threading
import time
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

CANARY = "127.0.0.1"  # stands for what is inside our network
PUBLIC = "127.0.0.2"  # the tests allow it, so it stands for a public site
CERTIFICATE = Path(__file__).with_name("news_example.pem")
ARTICLE = (
    b"<html><head><title>Flood</title></head><body><p>28 villages.</p></body></html>"
)


class Handler(BaseHTTPRequestHandler):
    """Answers by the path: /redirect?to=URL, /status/404, /type/image/png ..."""

    def do_GET(self):
        self.server.paths.append(self.path)
        self.server.hosts.append(self.headers["Host"])
        name, _, rest = self.path.removeprefix("/").partition("/")
        answer = getattr(self, f"on_{name}", self.on_article)
        answer(rest)

    def send(self, body=ARTICLE, *, status=200, **headers):
        headers = {
            "Content-Type": "text/html; charset=utf-8",
            "Content-Length": str(len(body)),
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        self.send_response(status)
        for name, value in headers.items():
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        with suppress(OSError):  # the client may have had enough
            self.wfile.write(body)

    def on_article(self, _):
        self.send()

    def on_redirect(self, target):
        location = unquote(target).encode().decode("latin-1")
        self.send(b"", status=302, Location=location)

    def on_loop(self, _):
        self.send(b"", status=302, Location="/loop")

    def on_hops(self, left):
        target = f"/hops/{int(left) - 1}" if int(left) else "/article"
        self.send(b"", status=307, Location=target)

    def on_status(self, code):
        self.send(b"<p>The secret of the error page.</p>", status=int(code))

    def on_type(self, media_type):
        self.send(Content_Type=media_type)

    def on_untyped(self, _):
        self.send(Content_Type=None)

    def on_gzip(self, _):
        self.send(gzip.compress(ARTICLE), Content_Encoding="gzip")

    def on_cut(self, _):
        self.send(gzip.compress(ARTICLE)[:-12], Content_Encoding="gzip")

    def on_packed(self, encoding):
        self.send(b"x", Content_Encoding=encoding)

    def on_bomb(self, _):
        self.send(gzip.compress(b" " * 60_000_000, 1), Content_Encoding="gzip")

    def on_large(self, _):
        self.send(b"x" * 6_000_000, Content_Length=None)

    def on_declared(self, length):
        self.send(b"", Content_Length=length)

    def on_short(self, _):
        self.send(b"half", Content_Length="1000")

    def on_slow(self, _):
        self.send(b"", Content_Length="1000")
        with suppress(OSError):
            for _ in range(200):
                self.wfile.write(b"x")
                time.sleep(0.05)

    def log_message(self, *_):
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, address, port=0):
        self.paths, self.hosts = [], []
        self.contacts = 0
        super().__init__((address, port), Handler)

    def get_request(self):
        self.contacts += 1
        return super().get_request()

    def handle_error(self, request, client_address):
        pass  # a client that breaks off is what some tests are about

    @property
    def port(self):
        return self.server_address[1]


@contextmanager
def serving(address, port=0, *, tls=False):
    """Run a server on ``address`` while the block runs."""
    server = Server(address, port)
    if tls:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
