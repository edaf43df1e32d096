"""What the server counts, in the text that Prometheus reads."""

from __future__ import annotations

from channels.metrics import Metrics


def test_requests_are_counted_by_route_and_status() -> None:
    metrics = Metrics()
    for status in (200, 200, 404):
        metrics.count("/api/advice", status, 0.1)
    lines = metrics.render().splitlines()
    assert 'madoguchi_requests_total{path="/api/advice",status="200"} 2' in lines
    assert 'madoguchi_requests_total{path="/api/advice",status="404"} 1' in lines


def test_only_messages_are_timed_and_each_bucket_holds_all_that_were_faster() -> None:
    metrics = Metrics()
    metrics.count("/health", 200, 9.0)
    for seconds in (0.004, 0.03, 20.0):
        metrics.count("/webhooks/rest/webhook", 200, seconds)
    lines = metrics.render().splitlines()
    assert 'madoguchi_message_seconds_bucket{le="0.01"} 1' in lines
    assert 'madoguchi_message_seconds_bucket{le="0.05"} 2' in lines
    assert 'madoguchi_message_seconds_bucket{le="10.0"} 2' in lines
    assert 'madoguchi_message_seconds_bucket{le="+Inf"} 3' in lines
    assert "madoguchi_message_seconds_count 3" in lines
    assert "madoguchi_message_seconds_sum 20.034000" in lines
