"""Why one would change each setting, in the hub's own words: here so that they can be translated."""

from typing import Final

from PySide6.QtCore import QT_TRANSLATE_NOOP

REASONS: Final = (
    QT_TRANSLATE_NOOP("Settings", "Folder for everything the hub keeps."),
    QT_TRANSLATE_NOOP("Settings", "Language of the window; auto: the system's."),
    QT_TRANSLATE_NOOP("Settings", "How much is logged."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Address to listen on, or several with commas; 0.0.0.0 is every IPv4 one, :: every one.",
    ),
    QT_TRANSLATE_NOOP("Settings", "HTTP: the device's check. 0 picks a free one."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Other names under which devices and programs reach the hub, as a reverse proxy's; IP addresses, "
        "localhost and the .local name need not be among them.",
    ),
    QT_TRANSLATE_NOOP("Settings", "WebSocket: the conversation. 0 picks a free one."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Reverse proxies (addresses or networks) whose X-Forwarded-For, -Proto and -Host count.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "The check's address as people are told it, and where devices fetch files, if a proxy stands "
        "before the hub; empty: the address it listens on.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Where devices that come through a trusted proxy are sent to talk, with its port; empty: "
        "/xiaozhi/v1/ under the name they used, if it is among server.names.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "The hub's certificate and those between it and its CA, in PEM; unset: what `python -m hub tls "
        "create` made, if it did.",
    ),
    QT_TRANSLATE_NOOP("Settings", "The certificate's private key, in PEM, without a password."),
    QT_TRANSLATE_NOOP("Settings", "HTTPS: what http_port has. 0 picks a free one."),
    QT_TRANSLATE_NOOP("Settings", "WebSocket over TLS. 0 picks a free one."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Listen for what is not encrypted on this machine only. Devices with stock firmware then need a "
        "certificate of a public CA.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Announce the hub by mDNS."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "The host name before .local, in lower case. Speakers that were set up with the old name must be "
        "set up again.",
    ),
    QT_TRANSLATE_NOOP("Settings", "openai: the service's address."),
    QT_TRANSLATE_NOOP("Settings", "openai: the key; unset: none, as a service of one's own mostly wants it."),
    QT_TRANSLATE_NOOP("Settings", "openai: after it failed, this machine does all work so long, seconds."),
    QT_TRANSLATE_NOOP("Settings", "Who hears."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "whisper: a model's id in models/catalog.toml, or a folder; unset: fallback_model. openai: its "
        "name at the service; unset: whisper-1.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "openai: what hears on this machine when the service fails; empty: nothing.",
    ),
    QT_TRANSLATE_NOOP("Settings", "openai: longest wait for the words, seconds."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Languages spoken here (ISO 639-1), one of which is recognised; empty: any.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Processor threads; 0: as many as there are cores, at most 4."),
    QT_TRANSLATE_NOOP("Settings", "Who speaks."),
    QT_TRANSLATE_NOOP("Settings", "openai: the model's name at the service."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "piper: a voice's id in models/catalog.toml, or its .onnx file; unset: fallback_voice. openai: "
        "its name at the service; unset: alloy.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "openai: what speaks on this machine when the service fails; empty: nothing.",
    ),
    QT_TRANSLATE_NOOP("Settings", "openai: longest wait for a sentence's first sound, seconds."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "openai: languages (ISO 639-1) that the service's voice speaks; empty: any.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Voices on this machine for other languages (ISO 639-1) than that voice's; unset: any that is "
        "installed.",
    ),
    QT_TRANSLATE_NOOP("Settings", "1.0 is the voice's own pace, 2.0 twice as fast."),
    QT_TRANSLATE_NOOP("Settings", "The service's address."),
    QT_TRANSLATE_NOOP("Settings", "The key; unset: XAI_API_KEY, else the key saved on this machine."),
    QT_TRANSLATE_NOOP("Settings", "The model's name at the service."),
    QT_TRANSLATE_NOOP("Settings", "Longest wait for the first word, seconds."),
    QT_TRANSLATE_NOOP("Settings", "Longest answer, tokens."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "A model at the same service that looks at photos; empty: model, which sees.",
    ),
    QT_TRANSLATE_NOOP("Settings", "How closely it looks: low costs least, high reads small print."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Longest a photo takes from its arrival to its answer, seconds; devices give up at 30.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Added to what the model is told about its task."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "What a million tokens of questions cost: the usual model's price; set that of another.",
    ),
    QT_TRANSLATE_NOOP("Settings", "The same for those that the service has read before."),
    QT_TRANSLATE_NOOP("Settings", "What a million tokens of answers cost."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "price_in of vision_model; unset: the same for the same model, for another the dearer of it and "
        "3.00, the price of Grok 4.",
    ),
    QT_TRANSLATE_NOOP("Settings", "The same of price_cached; for another model 0.75 at least."),
    QT_TRANSLATE_NOOP("Settings", "The same of price_out; for another model 15.00 at least."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Most that is spent on it in a month; then it is not asked until the next. 0: no limit.",
    ),
    QT_TRANSLATE_NOOP("Settings", "What prices and the limit are in."),
    QT_TRANSLATE_NOOP("Settings", "Its address, for example http://127.0.0.1:11434/v1; empty: there is none."),
    QT_TRANSLATE_NOOP("Settings", "Its key; unset: none, as a service of one's own mostly wants it."),
    QT_TRANSLATE_NOOP("Settings", "The model's name there."),
    QT_TRANSLATE_NOOP("Settings", "A model there that looks at photos; empty: model."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Whether the model can use tools; without, it is asked as if there were none.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Longest wait for the first word, seconds: it may have to load its model."),
    QT_TRANSLATE_NOOP("Settings", "After the first service failed, this one does all work so long, seconds."),
    QT_TRANSLATE_NOOP("Settings", "How far sending runs ahead of playback, milliseconds."),
    QT_TRANSLATE_NOOP("Settings", "Opus encoder's effort."),
    QT_TRANSLATE_NOOP("Settings", "Opus bits per second."),
    QT_TRANSLATE_NOOP("Settings", "Longest wait for the device's hello, seconds."),
    QT_TRANSLATE_NOOP("Settings", "Silence after which the hub ends a conversation, seconds."),
    QT_TRANSLATE_NOOP("Settings", "Longest question, seconds."),
    QT_TRANSLATE_NOOP("Settings", "Silence that ends a question, milliseconds."),
    QT_TRANSLATE_NOOP("Settings", "What devices are called by; such a text is no question."),
    QT_TRANSLATE_NOOP("Settings", "Greet who says the wake word, instead of listening silently."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Earlier questions and answers the model is told, tokens (estimated, rather too many).",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "sqlite:///FILE keeps everything in that file, which is looked for from the data folder; empty: "
        "devices in devices.json, conversations in hub.db.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Days a conversation is kept; 0: for ever."),
    QT_TRANSLATE_NOOP("Settings", "Keep the sound of questions, too."),
    QT_TRANSLATE_NOOP("Settings", "Days the sound of a question is kept."),
    QT_TRANSLATE_NOOP("Settings", "Days a picture is kept; 0: for ever."),
    QT_TRANSLATE_NOOP("Settings", "Keep the photos that devices ask about, too."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "New devices that come so soon after a start of the hub are let in by themselves, seconds. This "
        "holds at each start, also after a crash: to let devices in once, open the window while it runs.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "CSV file with a line serial,key for each device with a key of its own: 64 hexadecimal digits, or"
        " another text as it is.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Let a device in by itself once it has proven that it has its key in that file.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Serial ports of other computers that are shown beside this one's, as rfc2217://192.168.1.5:4000 or "
        "socket://192.168.1.5:4000.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Largest head of a request or handshake, bytes; a device's has about 700."),
    QT_TRANSLATE_NOOP("Settings", "Longest wait for the first request or the handshake, seconds."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Largest body of a request but for pictures, bytes; a device's check has about 2,000.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Longest a request's body may take, seconds."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "How long a connection is kept for another request, seconds; proxies keep theirs for 60.",
    ),
    QT_TRANSLATE_NOOP("Settings", "HTTP connections at once."),
    QT_TRANSLATE_NOOP("Settings", "Of those, from one address; a trusted proxy's count one by one."),
    QT_TRANSLATE_NOOP("Settings", "WebSocket handshakes under way at once."),
    QT_TRANSLATE_NOOP("Settings", "Of those, from one address; an honest one takes milliseconds."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Requests of one address without a token of the API, per second; a device that waits sends one in 3 s.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Such requests that may come at once after a quiet time."),
    QT_TRANSLATE_NOOP("Settings", "Requests with one token of the API, per second."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Handshakes of one address without a good token, per minute; good ones do not count.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Conversations at once."),
    QT_TRANSLATE_NOOP("Settings", "Largest message of a device, bytes; none sends a larger one."),
    QT_TRANSLATE_NOOP("Settings", "Objects and lists within each other; a device's tools have about 12."),
    QT_TRANSLATE_NOOP("Settings", "Text messages of one device, per second; it sends a few a turn."),
    QT_TRANSLATE_NOOP("Settings", "Text messages that may come at once after a quiet time."),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Packets of sound of one device, per second; 50 is a microphone with the shortest frames.",
    ),
    QT_TRANSLATE_NOOP(
        "Settings",
        "Packets that may come at once, after a stall or from a recording; 3,000 are a minute.",
    ),
    QT_TRANSLATE_NOOP("Settings", "Devices that may wait for a person at once; about 1 kB each."),
    QT_TRANSLATE_NOOP("Settings", "Of those, from one address; who comes first keeps the place."),
    QT_TRANSLATE_NOOP("Settings", "Pictures that are taken in at once; each takes up to 25 MB meanwhile."),
    QT_TRANSLATE_NOOP("Settings", "Of those, from one device."),
)
"""All of them, as ``hub.config`` says them."""
