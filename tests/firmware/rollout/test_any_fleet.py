"""Whatever devices and people do: no image is forced without end, and no wave is too large."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, rule

from hub.events import RolloutState
from hub.firmware.rollout import rules, steering
from hub.firmware.rollout.records import FINAL, UNDER_WAY
from hub.firmware.rollout.rules import MAX_OFFERS, WAVE
from tests.firmware.rollout.fleet import IMAGES, OLD, Fleet, image

DEVICES = 25


class AnyFleet(RuleBasedStateMachine):
    devices = Bundle("devices")

    @initialize(target=devices, canaries=st.integers(1, 3), downgrade=st.booleans())
    def begin(self, canaries: int, *, downgrade: bool) -> str:
        self.fleet = Fleet.of(DEVICES, canaries, downgrade=downgrade)
        self.told = dict.fromkeys((one.device_id for one in self.fleet.rollout.tracks), 0)
        return "d0"

    @rule(target=devices, number=st.integers(0, DEVICES - 1))
    def name(self, number: int) -> str:
        return f"d{number}"

    @rule(device=devices)
    def start(self, device: str) -> None:
        before = self.fleet.runs[device]
        offer = self.fleet.check(device)
        if offer is None:
            return
        back = self.fleet.rollout.back
        between = sum(one.state in UNDER_WAY for one in self.fleet.rollout.tracks)
        assert back or between <= WAVE
        self.told[device] += 1
        assert self.fleet.rollout.state in {RolloutState.RUNNING, RolloutState.ROLLING_BACK}
        assert IMAGES[offer.image_id].app.version != before.app.version
        newer = before.app.version == "9.9.9"
        assert offer.force is (IMAGES[offer.image_id] is OLD or newer)
        assert self.fleet.rollout.downgrade or not newer
        assert self.told[device] <= MAX_OFFERS

    @rule(device=devices)
    def install(self, device: str) -> None:
        track = self.fleet.track(device)
        if track.state in UNDER_WAY:
            self.fleet.fetch(device)
            back = self.fleet.rollout.state is RolloutState.ROLLING_BACK
            self.fleet.runs[device] = OLD if back else IMAGES[self.fleet.rollout.image_id]

    @rule(device=devices)
    def fall_back(self, device: str) -> None:
        self.fleet.runs[device] = OLD

    @rule(device=devices)
    def be_flashed_by_somebody(self, device: str) -> None:
        self.fleet.runs[device] = image("9.9.9")

    @rule(device=devices)
    def converse(self, device: str) -> None:
        self.fleet.rollout = rules.conversed(self.fleet.rollout, device, self.fleet.now)

    @rule(seconds=st.sampled_from([60.0, 600.0, 900.0]))
    def wait(self, seconds: float) -> None:
        self.fleet.wait(seconds)

    @rule()
    def pause(self) -> None:
        if self.fleet.rollout.state is RolloutState.RUNNING:
            self.fleet.rollout = steering.paused(self.fleet.rollout)

    @rule()
    def resume(self) -> None:
        if self.fleet.rollout.state in {RolloutState.PAUSED, RolloutState.HALTED}:
            self.fleet.rollout = steering.resumed(self.fleet.rollout, self.fleet.now)
            self._count_anew()

    @rule()
    def roll_back(self) -> None:
        if self.fleet.rollout.state in {RolloutState.RUNNING, RolloutState.HALTED, RolloutState.DONE}:
            self.fleet.rollout = steering.rolling_back(self.fleet.rollout, self.fleet.now)
            self._count_anew()

    @rule(device=devices)
    def leave(self, device: str) -> None:
        self.fleet.rollout = rules.gone(self.fleet.rollout, device, self.fleet.now)

    def _count_anew(self) -> None:
        for track in self.fleet.rollout.tracks:
            if not track.offers:
                self.told[track.device_id] = 0

    @invariant()
    def it_is_over_when_nothing_is_expected_of_anybody(self) -> None:
        rollout = self.fleet.rollout
        over = all(one.state in FINAL for one in rollout.tracks)
        if rollout.state in {RolloutState.DONE, RolloutState.ROLLED_BACK}:
            assert rollout.ended_at is not None
        if over:
            assert rollout.state not in {RolloutState.RUNNING, RolloutState.ROLLING_BACK}


AnyFleet.TestCase.settings = settings(max_examples=60, stateful_step_count=60, deadline=None)
TestAnyFleet = AnyFleet.TestCase
