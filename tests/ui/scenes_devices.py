"""What the page of devices may have to show."""

from dataclasses import replace

from hub.events import DeviceState, EngineKind, Outcome
from hub.firmware.records import Channel
from hub.snapshot import DeviceView
from hub.web.api.devices import Device
from hub.web.api.kept import Turn, Turns
from hub.web.api.persona_forms import Persona, PersonaList
from hub.web.api.tools import DeviceTool, DeviceToolList, ToolAnswer
from tests.ui import scripted_hub as script
from tests.ui.answering import AnsweringBridge, ScriptedClient
from tests.ui.reading import the
from tests.ui.scripted_enrolment import applicant
from tests.ui.scripted_hub import ScriptedHub
from tests.ui.spoken import SPOKEN
from ui.main_window import MainWindow
from ui.pages.devices import DevicesPage
from ui.pages.names import PageName
from ui.widgets.devices.device_detail import Part
from ui.widgets.devices.tools_card import ToolsCard

NAMES = {
    "en": (("Kitchen speaker", "Kitchen"), ("Hall", "Hall"), ("", "")),
    "ru": (("Колонка на кухне", "Кухня"), ("Прихожая", "Прихожая"), ("", "")),
    "zh": (("厨房音箱", "厨房"), ("走廊", "走廊"), ("", "")),
}
BOARDS = ("esp32-s3-box-3", "bread-compact-wifi", "esp32-s3-touch-amoled-1.8")
STATUS = (
    '{"audio_speaker":{"volume":70},"screen":{"brightness":55,"theme":"light"},'
    '"battery":{"level":80,"charging":true},"network":{"type":"wifi","ssid":"Home","signal":"strong"}}'
)


def level(name: str, what: str) -> DeviceTool:
    return tool(
        name, f"Sets the {what} in percent.", {what: {"type": "integer", "minimum": 0, "maximum": 100}}, [what]
    )


def tool(
    name: str,
    about: str,
    properties: dict[str, object],
    required: list[str] | None = None,
    *,
    people: bool = False,
) -> DeviceTool:
    schema = {"type": "object", "properties": properties, "required": required or []}
    return DeviceTool(name=name, description=about, parameters=schema, user_only=people)


TOOLS = (
    tool("self.get_device_status", "Tells how the device is now.", {}),
    level("self.audio_speaker.set_volume", "volume"),
    level("self.screen.set_brightness", "brightness"),
    tool(
        "self.light.set",
        "Sets the lamp's colour and pattern.",
        {
            "brightness": {
                "type": "integer",
                "minimum": 0,
                "maximum": 255,
                "description": "How bright it shines.",
            },
            "pattern": {"type": "string", "enum": ["steady", "breathe", "rainbow"], "default": "breathe"},
            "night": {"type": "boolean", "description": "Only when it is dark."},
            "colours": {"type": "array", "description": "One after the other, as [red, green, blue]."},
        },
        ["brightness", "colours"],
    ),
    tool("self.reboot", "Restarts the device", {}, people=True),
    tool(
        "self.screen.snapshot",
        "Uploads a copy of the screen to a URL",
        {"quality": {"type": "integer"}},
        people=True,
    ),
)


def views(language: str) -> tuple[DeviceView, ...]:
    called = NAMES[language]
    return tuple(
        DeviceView(
            device_id=f"f4:12:fa:5c:08:{number:02x}",
            board=BOARDS[number],
            firmware="2.0.3",
            address=f"192.168.1.{41 + number}",
            last_seen=script.NINE + 3600 * number,
            session_id="s0" if number == 0 else "",
            state=DeviceState.APPROVED,
            name=called[number][0],
            room=called[number][1],
        )
        for number in range(3)
    )


def known(view: DeviceView) -> Device:
    told = {name: getattr(view, name) for name in ("device_id", "name", "room", "state", "board", "firmware")}
    return Device(
        **told,
        firmware_channel=Channel.STABLE,
        chip="esp32s3",
        flash_size=16 << 20,
        language="zh-CN",
        chosen_language="",
        address=view.address,
        first_check=script.NINE - 900_000,
        last_check=view.last_seen,
        last_conversation=view.last_seen,
        session_id=view.session_id,
    )


def persona(persona_id: str = "house", name: str = "", *devices: str) -> Persona:
    return Persona(
        persona_id=persona_id,
        name=name,
        instructions="",
        instruction_tokens=0,
        language="",
        voice="",
        greeting="",
        tools=("*",),
        length="usual",
        template="",
        created_at=0,
        everywhere=persona_id == "house",
        devices=devices,
    )


def turns(language: str, device_id: str) -> Turns:
    kept = [
        Turn(
            turn_id=f"t{number}",
            session_id="s0",
            device_id=device_id,
            started_at=script.NINE - 60 * number,
            finished_at=script.NINE,
            question=question,
            language=language,
            spoken=" ".join(sentences),
            answer=" ".join(sentences),
            answer_language=language,
            emotion=face,
            outcome=Outcome.ANSWERED,
            error="",
            timings={},
            engines={},
            audio=False,
            sent=(),
        )
        for number, (question, face, sentences) in enumerate(SPOKEN[language])
    ]
    return Turns(turns=tuple(kept), next=None)


def client(language: str) -> ScriptedClient:
    """Answers about the first device."""
    first = views(language)[0]
    one = f"/devices/{first.device_id.replace(':', '%3A')}"
    done = ToolAnswer(outcome="done", text=STATUS, pictures=(), upload_id="")
    return ScriptedClient(
        {
            ("GET", one): known(first),
            ("GET", "/personas"): PersonaList(personas=(persona(), persona("p1", "Rosie"))),
            ("GET", f"{one}/tools"): DeviceToolList(connected=True, tools=TOOLS),
            ("GET", "/turns"): turns(language, first.device_id),
            ("POST", f"{one}/tools/self.get_device_status"): done,
        }
    )


def opened(hub: ScriptedHub, window: MainWindow, language: str) -> tuple[DevicesPage, ScriptedClient]:
    """The window at the page of devices, with a hub that answers at once."""
    scripted = client(language)
    window.attach(AnsweringBridge(hub, scripted))
    hub.happen(script.ready(), *script.all_engines())
    window.go(PageName.DEVICES)
    return the(window, DevicesPage), scripted


def knows(hub: ScriptedHub, *devices: DeviceView) -> None:
    """The hub knows these."""
    hub.picture = replace(hub.picture, devices=(*hub.picture.devices, *devices))
    hub.happen(script.engine(EngineKind.STT))


def no_devices(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    opened(hub, window, language)


def first_of_three(hub: ScriptedHub, window: MainWindow, language: str) -> DevicesPage:
    """The page, at the device that is in a conversation."""
    page, _ = opened(hub, window, language)
    knows(hub, *views(language))
    page.choose(views(language)[0].device_id)
    return page


def three_devices(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    first_of_three(hub, window, language)


def device_tool(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    look_at_tool(first_of_three(hub, window, language), "self.light.set")


def device_question(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    look_at_tool(first_of_three(hub, window, language), "self.reboot")._call.click()


def device_waits(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    first_of_three(hub, window, language).show_part(Part.HISTORY)
    hub.enrolment.comes(applicant(1), applicant(2))


def thousand_devices(hub: ScriptedHub, window: MainWindow, language: str) -> None:
    page, scripted = opened(hub, window, language)
    away = replace(views(language)[0], session_id="")
    path = f"/devices/{away.device_id.replace(':', '%3A')}/tools"
    scripted.answers["GET", path] = DeviceToolList(connected=False, tools=TOOLS)
    knows(hub, away, *many(999))
    page.choose(away.device_id)
    page.show_part(Part.CONTROL)


def look_at_tool(page: DevicesPage, name: str) -> ToolsCard:
    page.show_part(Part.CONTROL)
    tools = the(page, ToolsCard)
    tools._choice.setCurrentIndex(tools._choice.findData(name))
    return tools


def many(count: int) -> tuple[DeviceView, ...]:
    """A school's."""
    states = (DeviceState.APPROVED, DeviceState.APPROVED, DeviceState.REJECTED, DeviceState.BLOCKED)
    return tuple(
        DeviceView(
            device_id=f"f4:12:fb:00:{number // 256:02x}:{number % 256:02x}",
            board=BOARDS[number % 3],
            firmware=f"2.0.{number % 5}",
            address=f"10.0.{number // 256}.{number % 256}",
            last_seen=script.NINE + number,
            session_id=f"s{number}" if number % 40 == 0 else "",
            state=states[number % 4],
            name=f"Speaker {number:04}",
            room=f"Room {number % 90}",
        )
        for number in range(count)
    )


DEVICES = {
    scene.__name__: scene
    for scene in (
        no_devices,
        three_devices,
        device_tool,
        device_question,
        device_waits,
        thousand_devices,
    )
}
