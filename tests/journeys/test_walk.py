def test_x(demo, arrives):
    team = demo.begin_team("Lezen groep 5")
    t = arrives()
    t.opens("/")
    t.signs_in_as("Teacher, De Waterlelie")
    print(t.page.inner_text("body"))
    t.goes_to(f"De Waterlelie")
    assert 0
