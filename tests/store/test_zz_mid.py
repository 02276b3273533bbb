from hypothesis import settings
from hypothesis.stateful import run_state_machine_as_test
from tests.store.test_life_of_a_base import LONG, Life
def test_mid() -> None:
    run_state_machine_as_test(Life, settings=settings(LONG, max_examples=60, stateful_step_count=60, print_blob=True))
